## Dataset

<#if x.prompts?has_content>
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

</#if>
A peek into the dataset, the first words of each prompt that were kept:

| Prompt | Label | Raw | Kept | Words |
| :--- | :--- | ---: | ---: | :--- |
<#list words.asked as asked>
| ${asked.prompt} | ${asked.label} | ${asked.raw} | ${asked.kept} | ${asked.preview?join(", ")} |
</#list>

All raw answers with what became of them: [wordset.csv](${data}wordset.csv); the cleaned set: [words.csv](${data}words.csv).

