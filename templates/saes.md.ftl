<#-- The SAEs of an experiment: pieces that its page and the paper share. Each produces Markdown. -->
<#import "macros.md.ftl" as m>
<#function percent s id><#return s.has(id)?then(s.percent(id), "not defined")></#function>
<#function fixed s id decimals><#return s.has(id)?then(s.fixed(id, decimals), "not defined")></#function>
<#macro expansion s><#local times = s.value("dSae") / s.value("dIn")><#if times == times?floor>${say.count(times)}<#else>${say.fixed(times, 2)}</#if></#macro>
<#-- How good each SAE is: a few side by side, a sweep in rows. -->
<#macro quality x r from=data>
<#local saes = x.autoencoders>
<#if saes.sweep??>
| SAE | Architecture | L0 | Explained variance | CE recovered, against zeros | CE recovered, against the mean | Dead | Dense | Loss, spliced | Cosine | Mean max cosine | Features | Expansion |<#if !saes.oneModel> Loss, own | Loss, zeros | Loss, mean | Tokens |</#if>
| :--- | :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |<#if !saes.oneModel> ---: | ---: | ---: | ---: |</#if>
<#list saes.all as one>
<#local s = r.at("sae." + one.id)>
| <code>${one.id}</code> | ${one.recipe} | ${s.fixed("l0", 1)} | ${s.percent("explainedVariance")} | ${percent(s, "ceRecovered")} | ${percent(s, "ceRecoveredAgainstMean")} | ${s.percent("deadShare")} | ${s.percent("denseShare")} | ${s.fixed("ceSpliced", 3)} | ${fixed(s, "cosine", 3)} | ${fixed(s, "meanMaxCosine", 3)} | ${s.count("dSae")} | <@expansion s=s/> |<#if !saes.oneModel> ${s.fixed("ceOriginal", 3)} | ${s.fixed("ceZeroAblated", 3)} | ${s.fixed("ceMeanAblated", 3)} | ${s.count("heldOutTokens")} |</#if>
</#list>
<#else>
| |<#list saes.all as one> ${one.name} |</#list>
| :--- |<#list saes.all as one> ---: |</#list>
| Architecture |<#list saes.all as one> ${one.recipe} |</#list>
| Features |<#list saes.all as one> ${r.count("sae." + one.id + ".dSae")} |</#list>
| Expansion, features for each neuron |<#list saes.all as one> <@expansion s=r.at("sae." + one.id)/> |</#list>
| L0, active features a token |<#list saes.all as one> ${r.fixed("sae." + one.id + ".l0", 1)} |</#list>
| Explained variance |<#list saes.all as one> ${r.percent("sae." + one.id + ".explainedVariance")} |</#list>
| Cosine of activation and reconstruction |<#list saes.all as one> ${fixed(r.at("sae." + one.id), "cosine", 3)} |</#list>
| CE recovered, against zeros |<#list saes.all as one> ${percent(r.at("sae." + one.id), "ceRecovered")} |</#list>
| CE recovered, against the mean |<#list saes.all as one> ${percent(r.at("sae." + one.id), "ceRecoveredAgainstMean")} |</#list>
| Loss with the SAE spliced in, nats a token |<#list saes.all as one> ${r.fixed("sae." + one.id + ".ceSpliced", 3)} |</#list>
<#if !saes.oneModel>
| Loss of the model alone |<#list saes.all as one> ${r.fixed("sae." + one.id + ".ceOriginal", 3)} |</#list>
| Loss with zeros in place of the values |<#list saes.all as one> ${r.fixed("sae." + one.id + ".ceZeroAblated", 3)} |</#list>
| Loss with their mean in place of the values |<#list saes.all as one> ${r.fixed("sae." + one.id + ".ceMeanAblated", 3)} |</#list>
| Held-out tokens |<#list saes.all as one> ${r.count("sae." + one.id + ".heldOutTokens")} |</#list>
</#if>
| Dead features |<#list saes.all as one> ${r.percent("sae." + one.id + ".deadShare")} |</#list>
| Dense features |<#list saes.all as one> ${r.percent("sae." + one.id + ".denseShare")} |</#list>
| Mean max cosine of decoder rows |<#list saes.all as one> ${fixed(r.at("sae." + one.id), "meanMaxCosine", 3)} |</#list>
</#if>
<@m.source files="results.json" from=from/>
<#local s = r.at("sae." + saes.all[0].id)>
Measured on <#if saes.oneModel>${s.count("heldOutTokens")} </#if>held-out tokens, with sums over all of them before any division. Zeros, or the mean, in place of the values at the hook site raise the model's cross-entropy (CE); recovered is the share of that rise that is gone with the SAE's reconstruction in their place, (ablated − spliced) / (ablated − own), and is not defined where there is no rise.<#if saes.oneModel> The model's own loss is ${s.fixed("ceOriginal", 3)} nats a token, with zeros ${s.fixed("ceZeroAblated", 3)}, with the mean ${s.fixed("ceMeanAblated", 3)}.</#if> Features are the SAE's neurons: a dead one is active at none of the tokens, a dense one at more than half of them. Mean max cosine is that of a decoder row with the nearest other one, on average over the features that are not dead: near 1 where features come in copies.

</#macro>
<#-- The density histograms; x is an experiment's, at and from its charts and data, page its page where another's shows them. -->
<#macro density x at from page="">
<#local saes = x.autoencoders>
<@m.figure chart=x.charts["sae-density"] source=saes.sweep???then([], saes.all?map(one -> "sae-" + one.id + "-density.csv")) at=at from=from files=page + "#data-files">How often the features of <#if saes.all?size == 1>the SAE<#else>each SAE</#if> fire on the held-out tokens: shares of its features by the share of the tokens at which they fire. At the left, with their share, those that never do<#if saes.all?size gt 1>; a bar with a gap goes beyond the scale</#if>.</@m.figure>
</#macro>
<#-- What is kept against what it costs. -->
<#macro pareto x at from>
<@m.figure chart=x.charts["sae-pareto"] source="results.json" at=at from=from>What each SAE keeps against its L0, on a logarithmic axis. Up and to the left is better; the dotted stairs are the front, whose SAEs are named. Thin lines join SAEs that differ in sparsity<#if x.autoencoders.pairs?has_content> and seed</#if> alone.</@m.figure>
</#macro>
<#-- The fronts in words. -->
<#macro members saes><#list saes as one>${one.label} (L0 ${one.l0}; ${one.explained}, ${one.recovered})<#sep>, <#else>none</#list></#macro>
<#macro fronts sweep from=data>
An SAE that fires and keeps something is on the front if no other has as low an L0 and keeps as much, one of the two better. <#if sweep.both?has_content>${say.word(sweep.both?size)?cap_first}<#else>None</#if> of ${say.several(sweep.saes, "SAE", "SAEs")} ${say.agree(sweep.both?size, "is", "are")} on the fronts of explained variance and of cross-entropy recovered against zeros, by rising L0 with both: <@members saes=sweep.both/>. On the front of explained variance alone: <@members saes=sweep.explainedAlone/>; of cross-entropy recovered alone: <@members saes=sweep.recoveredAlone/>.<#if sweep.defined lt sweep.saes> For ${say.word(sweep.saes - sweep.defined)} of them the cross-entropy recovered is not defined.</#if>

| Architecture | SAEs | L0, lowest | L0, highest | On the front of explained variance | of CE recovered |
| :--- | ---: | ---: | ---: | ---: | ---: |
<#list sweep.architectures as one>
| ${one.architecture} | ${one.saes} | ${one.sparsest} | ${one.densest} | ${one.explained} | ${one.recovered} |
</#list>
<@m.source files="results.json" from=from/>

</#macro>
<#-- What another seed finds again. -->
<#macro seeds pairs from>
The decoder rows of two SAEs that differ in their seed alone are paired one to one, so that the sum of the cosines is the greatest. <#if pairs?size == 1>Of ${pairs[0].pairs} pairs of <code>${pairs[0].sae}</code> and <code>${pairs[0].other}</code> ${pairs[0].above09} have a cosine above 0.9 and ${pairs[0].above07} one above 0.7; the mean is ${pairs[0].meanCosine}. Their L0 is ${pairs[0].l0}, their explained variance differs by ${say.fixed(pairs[0].explained * 100, 1)} percentage points, their cross-entropy recovered by ${say.fixed(pairs[0].recovered * 100, 1)}. Data: [sae-matching.csv](${from}sae-matching.csv).<#else>The last two columns are the differences of what they keep, in percentage points. Data: [sae-matching.csv](${from}sae-matching.csv).

| SAE | Other seed | Pairs | Mean cosine | Above 0.9 | Above 0.7 | L0 | Explained variance, difference | CE recovered, difference |
| :--- | :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
<#list pairs as pair>
| <code>${pair.sae}</code> | <code>${pair.other}</code> | ${pair.pairs} | ${pair.meanCosine} | ${pair.above09} | ${pair.above07} | ${pair.l0} | ${say.fixed(pair.explained * 100, 1)} | ${say.fixed(pair.recovered * 100, 1)} |
</#list></#if>

</#macro>
<#-- What other learning rates would do; x is an experiment's. -->
<#macro rates x from=data>
<#local r = x.r>
| Recipe | Learning rate | L0 | Explained variance | CE recovered, against zeros | Dead features |
| :--- | ---: | ---: | ---: | ---: | ---: |
<#list x.autoencoders.rates as group>
<#list group.saes as one>
<#local s = r.at("sae." + one.id)>
| <#if one?is_first>${group.recipe}</#if> | <#if one.first>**${one.rate()}**<#else>${one.rate()}</#if> | ${s.fixed("l0", 1)} | ${s.percent("explainedVariance")} | ${percent(s, "ceRecovered")} | ${s.percent("deadShare")} |
</#list>
</#list>
<@m.source files="results.json" from=from/>

</#macro>
<#-- How the SAEs of a sweep were trained, for which there are no charts. -->
<#macro trainings x from>
<#local trained = x.autoencoders.all?filter(one -> one.trained())>
<#if trained?has_content>
<details>
<summary>Training of ${say.several(trained?size, "SAE", "SAEs")}</summary>

| SAE | Steps | Batch | Learning rate | Seed | Loss, explained variance and L0 by step |
| :--- | ---: | ---: | ---: | ---: | :--- |
<#list trained as one>
| <code>${one.id}</code> | ${say.count(x.setting(one.setting + ".training.steps")?number)} | ${say.count(x.setting(one.setting + ".training.batch")?number)} | ${say.declared(x.setting(one.setting + ".training.learningRate")?number)} | ${x.setting(one.setting + ".training.seed")} | [sae-${one.id}-training.csv](${from}sae-${one.id}-training.csv) |
</#list>

</details>

</#if>
</#macro>
<#-- What an architecture is, with its source: for the paper, which has the references. -->
<#macro about architecture><#t>
<#switch architecture>
<#case "standard">standard, a ReLU encoder with an L1 penalty weighted by the decoder's norms ([Bricken et al. 2023](#ref-bricken), [Conerly et al. 2024](#ref-conerly))<#t><#break>
<#case "topk">TopK, which keeps the k largest features of each token ([Gao et al. 2024](#ref-gao))<#t><#break>
<#case "batchtopk">BatchTopK, which keeps k features a token on average over a batch and, once trained, those above one threshold ([Bussmann et al. 2024](#ref-batchtopk))<#t><#break>
<#case "matryoshka-batchtopk">Matryoshka BatchTopK, whose first features must reconstruct on their own, too ([Bussmann et al. 2025](#ref-matryoshka))<#t><#break>
<#case "jumprelu">JumpReLU, in which each feature learns a threshold that it must exceed ([Rajamanoharan et al. 2024b](#ref-jumprelu), [Conerly et al. 2025](#ref-conerly-2025))<#t><#break>
<#case "gated">Gated, which decides apart from one another which features are active and how strongly ([Rajamanoharan et al. 2024a](#ref-gated))<#t><#break>
<#default>weights read from files<#t>
</#switch>
</#macro>
