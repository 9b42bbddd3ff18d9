<#-- How the model itself leans after each word. -->
<#import "macros.md.ftl" as m>
<#macro body x r words from>
<#assign lean = x.lean>
A label is a claim about a word; the model may see it otherwise. After each word, fed as it is for its activations, the model has a probability for each cue: <#list lean.pairs as pair><code>${pair}</code><#sep>, </#list>. The mean of the ${say.word(lean.pairs?size)} log-odds is the model's lean; above zero it is towards ${words.first}. It agrees with the label after **${r.percent("lean.agree")}** of the words (${r.percentRange("lean.agree")}): ${r.percent("lean.agree." + words.first)} of the ${words.first} ones (${r.percentRange("lean.agree." + words.first)}) and ${r.percent("lean.agree." + words.second)} of the ${words.second} ones (${r.percentRange("lean.agree." + words.second)}). Wherever the line between the two leans is drawn, a ${words.first} word lies above a ${words.second} one with probability ${r.fixed("lean.auc", 3)} (${r.range("lean.auc", 3)}): what the model's own next words say about the label, with no probe.

<@m.figure chart=x.charts["lean"] source="lean.csv">The model's lean after each word, a dot a word, the mean of each label a diamond. Dots on the side of the other label are words on which the model disagrees with its label.</@m.figure>

<#list lean.disagreeing as side>
<#if side.words?has_content>
<details>
<summary>${say.several(side.words?size, "word", "words")} labelled ${side.label} that the model leans away from</summary>

| Word | Lean to ${side.label}, nats |
| :--- | ---: |
<#list side.words as one>
| ${one.word} | ${one.lean} |
</#list>

</details>

</#if>
</#list>
<#if lean.onlyAgreeing>
The analyses here are of the ${r.count("agreeing.words")} words on which model and label agree, ${r.count("agreeing.words." + words.first)} ${words.first} and ${r.count("agreeing.words." + words.second)} ${words.second}.
<#else>
The analyses keep all words; <code>words: {only: agreeing}</code> repeats them without those on which model and label disagree.
</#if>

Every word with every pair: [lean.csv](${from}lean.csv).

</#macro>
