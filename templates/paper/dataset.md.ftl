## Dataset

<#if x.answers??>
<#assign answers = x.answers>
The words are the answers of the language model <code>${answers.asked}</code><#if answers.otherName()> (<#list answers.answered as name><code>${name}</code><#sep>, </#list> to its server)</#if> to ${say.word(answers.prompts)} ${say.agree(answers.prompts, "prompt", "prompts")} ([annexure 1](#annexure-1-prompts)), each put alone, <#if answers.from == answers.to>on ${answers.from}<#else>from ${answers.from} to ${answers.to}</#if> (the first at ${answers.first}), at temperature ${say.declared(answers.temperature)} with seed ${answers.seed} and at most ${say.count(answers.maxTokens)} tokens an answer. The answers lie beside this paper as they came ([answers.json](${data}answers.json)); each build reads the words off them anew. <#if answers.cutOff gt 0>The limit of tokens cut ${say.several(answers.cutOff, "answer", "answers")} off; the last item of ${say.agree(answers.cutOff, "it", "each")} is not taken. </#if>What cleaning removes is recorded with its reason.
<#elseif x.prompts?has_content>
The words are male and female names, common nouns and animals. They were written for this project, after the six prompts of the earlier study ([annexure 1](#annexure-1-prompts)); they are not the answers of a Llama model, which the earlier study used. What cleaning removes is recorded with its reason, and the list was written with the size of the earlier study in view.
<#else>
The words come from a file of this study's own.
</#if>
There are ${r.count("wordset.raw")} raw answers. Cleaning removes ${r.count("wordset.removed")} of them and leaves ${r.count("wordset.kept")} words: ${r.count("wordset.kept." + words.first)} ${words.first} and ${r.count("wordset.kept." + words.second)} ${words.second}.

<#if words.removed?has_content>
| Reason of removal | Answers | Such as |
| :--- | ---: | :--- |
<#list words.removed as removed>
| ${removed.reason} | ${removed.count} | ${removed.examples?join(", ")} |
</#list>
<@m.source files="wordset.csv"/>

</#if>
A peek into the dataset, the first words of each prompt that were kept:

| Prompt | Label | Raw | Kept | Words |
| :--- | :--- | ---: | ---: | :--- |
<#list words.asked as asked>
| ${asked.prompt} | ${asked.label} | ${asked.raw} | ${asked.kept} | ${asked.preview?join(", ")} |
</#list>

All raw answers with what became of them: [wordset.csv](${data}wordset.csv); the cleaned set: [words.csv](${data}words.csv).

