## Annexure 1: prompts

<#if experiment.recorded.prompts?has_content>
The prompts of the earlier study, after which the words of this one were written.

| Prompt | Text |
| :--- | :--- |
<#list experiment.recorded.prompts as prompt>
| ${prompt.id} | ${prompt.text} |
</#list>
<#else>
The word set names no prompts.
</#if>

## Annexure 2: significant neurons

<#if x.analyses?seq_contains("t-test")>
Neurons, counted from zero, whose raw p lies below ${r.level("ttest.mlp.alpha")}, smallest first. Bonferroni, Holm and BH are the corrected p-values over the neurons tested. Words of the class ${words.second} are in italics.

<#list x.representations() as one>
### ${one.name}

<#if one.significant?has_content>
${r.count("ttest." + one.id + ".significant")} of ${say.several(r.value("ttest." + one.id + ".tested"), "neuron", "neurons")} tested; all of them: [ttest-${one.id}.csv](${data}ttest-${one.id}.csv).

<@m.neurons rows=one.significant words=words/>

<@m.topWords rows=one.significant words=words/>

<#else>
No neuron of ${r.count("ttest." + one.id + ".tested")} tested; all of them: [ttest-${one.id}.csv](${data}ttest-${one.id}.csv).

</#if>
</#list>
<#else>
This experiment declares no t-test.
</#if>
