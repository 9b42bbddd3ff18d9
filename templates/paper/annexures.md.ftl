## Annexure 1: prompts

<#if experiment.recorded.prompts?has_content>
<#if experiment.recorded.answers??>
The prompts that the words are answers to.
<#else>
The prompts of the earlier study, after which the words of this one were written.
</#if>

| Prompt | Text |
| :--- | :--- |
<#list experiment.recorded.prompts as prompt>
| ${prompt.id} | ${prompt.text} |
</#list>
<@m.source files="prompts.csv"/>
<#else>
The word set names no prompts.
</#if>

## Annexure 2: significant neurons

<#if x.analyses?seq_contains("t-test")>
Neurons, counted from zero, whose raw p lies below ${r.level("ttest.mlp.alpha")}, smallest first: the earlier study's list. The others are p-values corrected for the number of neurons tested; BH and BY are those of Benjamini and Hochberg and of Benjamini and Yekutieli. Below it, the neurons whose max-T p is at most ${r.fixed("ttest.mlp.familywiseLevel", 2)}, on which the conclusions rest, with effect sizes: Hedges' g, and the probability (AUC) that a word of the class ${words.first} activates the neuron more than one of the class ${words.second}. Words of the class ${words.second} are in italics.

<#list x.representations() as one>
### ${one.name}

<#if one.significant?has_content>
${r.count("ttest." + one.id + ".significant")} of ${say.several(r.value("ttest." + one.id + ".tested"), "neuron", "neurons")} tested; all of them: [ttest-${one.id}.csv](${data}ttest-${one.id}.csv).

<@m.neurons rows=one.significant words=words/>

<#else>
No neuron of ${r.count("ttest." + one.id + ".tested")} tested has so small a raw p; all of them: [ttest-${one.id}.csv](${data}ttest-${one.id}.csv).

</#if>
<#if one.familywise?has_content>
By max-T: ${r.count("ttest." + one.id + ".maxT")}.

<@m.effects rows=one.familywise/>
<@m.source files="ttest-" + one.id + ".csv"/>

<#else>
By max-T: none.

</#if>
<#if one.listed?has_content>
<@m.topWords rows=one.listed words=words/>
<@m.source files="top-words.csv"/>

</#if>
</#list>
<#else>
This experiment declares no t-test.
</#if>
