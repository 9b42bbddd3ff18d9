<#-- What interventions in the running model do to what it says. -->
<#import "macros.md.ftl" as m>
<#macro body x r words from>
<#assign causal = x.causal>
That neurons differ between the labels does not show that the model uses them. So they are changed while it reads each word, at <#if causal.everyToken>every token of the word<#else>the word's last token, whose activation is studied,</#if> and nowhere else, and the mean log-odds of <#list causal.pairs as pair><code>${pair}</code><#sep>, </#list> right after the word are compared with those of the model as it is, which lie ${r.fixed("causal.mlp.lean", 2)} nats (${r.range("causal.mlp.lean", 2)}) towards the word's own label. Below zero, a change takes the model away from the label.

**Ablation.** The neurons that max-T finds are set to zero, and to their means over the words. The features of an SAE are set so in its own terms, and the error of its reconstruction is kept: *x* + (*f*′ − *f*) *W*<sub>dec</sub>, which is *x* where no feature moves. The null is ${causal.randomSets} sets of other neurons, as many and matched for activation: all neurons are ranked by the mean of |activation × decoder norm| over the words, and for each significant one a set takes, without replacement, one of the neurons that max-T does not find at random among the nearest in rank. *p* = (*b* + 1)/(*R* + 1), *b* of *R* sets changing the log-odds at least as much in magnitude.

<#if x.charts["causal-ablation"]??>
<@m.figure chart=x.charts["causal-ablation"] source="causal.csv">Change of the log-odds towards each word's own label, mean over the words with a 95% bootstrap interval over them, when the significant neurons are ablated; the grey bar below is the range of the matched random sets.</@m.figure>

| Representation | Neurons | Set to | Change, nats | 95% interval | Matched random sets, mean | Central 95% | *p* |
| :--- | ---: | :--- | ---: | ---: | ---: | ---: | ---: |
<#list causal.representations as one>
<#list one.effects as row>
| ${one.name} | ${say.count(one.neurons)} | ${row.setTo} | ${row.change} | ${row.range} | ${row.random} | ${row.randomRange} | ${row.p} |
</#list>
</#list>
<@m.source files=["causal.csv", "results.json"] from=from/>
<details>
<summary>The same by label, towards ${words.first}</summary>

| Representation | Set to | Words | Change, nats | 95% interval | Matched random sets, mean | Central 95% | *p* |
| :--- | :--- | :--- | ---: | ---: | ---: | ---: | ---: |
<#list causal.representations as one>
<#list one.byClass as row>
| ${one.name} | ${row.setTo} | ${row.words} | ${row.change} | ${row.range} | ${row.random} | ${row.randomRange} | ${row.p} |
</#list>
</#list>

</details>

</#if>
<#list causal.representations as one>
<#if one.neurons == 0>
Of the ${one.name} max-T finds no neuron, so there is nothing to ablate: these changes are not defined.

<#elseif one.sets == 0>
Of the ${one.name} max-T finds every neuron: none is left for a random set.

<#else>
<#if one.matched lt one.neurons>
Of the ${one.name} max-T finds ${say.count(one.neurons)} neurons and leaves ${say.count(one.matched)}: the only set in their place is all of these.

<#elseif one.sets lt causal.randomSets>
Of the ${one.name} there ${say.agree(one.sets, "is", "are")} only ${say.several(one.sets, "different set", "different sets")} of neurons near the significant ones in rank.

</#if>
Of the ${r.count("ttest." + one.id + ".neurons")} neurons of the ${one.name} a random set takes ${say.count(one.matched)} of the ${say.count(r.value("ttest." + one.id + ".neurons") - one.neurons)} that are not significant. Mean |activation × decoder norm|: ${r.fixed("causal." + one.id + ".magnitude", 3)} of the significant ones, ${r.fixed("causal." + one.id + ".matchedMagnitude", 3)} of those in the sets.

</#if>
</#list>
<#if x.charts["causal-steering"]??>
**Steering.** Multiples of a unit vector are added: the direction of an L2 logistic probe that is fitted on all words, its strength chosen in cross-validation, oriented towards ${words.first}; that of an SAE goes through its decoder. Lengths are in units of the root-mean-square norm of the words' activations, ${r.fixed("causal.mlp.steer.rms", 2)}. The null is as many unit vectors drawn uniformly on the sphere. How far a direction moves the log-odds says that the model reads it, not that it uses it for these words.

<@m.figure chart=x.charts["causal-steering"] source="causal.csv">Change of the log-odds towards ${words.first} after the words of each label, against the step along the probe's direction, with 95% bootstrap intervals over the words; the grey bars are the range of the random directions over all words.</@m.figure>
<#else>
No probe has a direction here, since the words' activations do not differ: there is nothing to steer along.
</#if>
<#list causal.representations?filter(one -> !one.steered) as one><#if x.charts["causal-steering"]??>
The probe of the ${one.name} has no direction, since its activations do not differ between the words.

</#if></#list>
</#macro>
