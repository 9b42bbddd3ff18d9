<#-- How well scores rank SAEs whose truth is known, and what the score does on labels that say nothing. -->
<#import "macros.md.ftl" as m>
<#macro body p at from>
<#assign v = p.validation>
<#assign r = p.r>
${r.count("validation.saes")} SAEs of graded quality, by architecture, sparsity, width and length of training, are trained on ${say.word(r.value("validation.dictionaries"))} planted ${say.agree(r.value("validation.dictionaries"), "dictionary", "dictionaries")} each. A label is whether one planted feature is active; ${p.setting("planted.labels.features")} features, from the most to the least frequent, give a label each, on ${p.setting("planted.labels.rows")} activations of which half have the feature. What an SAE has truly found is the mean over all planted features of the best cosine with a decoder row. Which score that needs no truth ranks the SAEs as the truth does?

<@m.figure chart=p.charts["validation"] source="validation.csv" at=at from=from>Spearman's rank correlation of each score with the mean best cosine, over the SAEs of a dictionary, mean over the dictionaries; bars are 95% intervals that resample recipes of SAEs, each with all its dictionaries.</@m.figure>

| Score | Rank correlation | 95% interval | Less that of effectiveness | 95% interval |
| :--- | ---: | ---: | ---: | ---: |
<#list v.candidates as one>
| ${one.name} | ${one.r.fixed("rankCorrelation", 2)} | ${one.r.range("rankCorrelation", 2)} | <#if one.ours()>–<#else>${one.r.fixed("minusEffectiveness", 2)}</#if> | <#if one.ours()><#else>${one.r.range("minusEffectiveness", 2)}</#if> |
</#list>
<@m.source files=["validation.csv", "results.json"] from=from/>
<#assign better = v.differing(1)>
<#assign worse = v.differing(-1)>
The effectiveness score ranks with ${v.ours().r.fixed("rankCorrelation", 2)} (${v.ours().r.range("rankCorrelation", 2)}). <#if better?has_content>**It is beaten** by <#list better as one>${one.name?uncap_first} (${one.r.fixed("rankCorrelation", 2)})<#sep>, </#list>: the interval of the difference excludes zero.<#else>No other score is shown to rank better.</#if> <#if worse?has_content>It ranks better than <#list worse as one>${one.name?uncap_first} (${one.r.fixed("rankCorrelation", 2)})<#sep>, </#list>, beyond the interval of the difference.<#else>Nor is it shown to rank better than any other.</#if>
<#if better?map(one -> one.id)?seq_contains("bestNeuronAccuracy")>
Should the score then be the best neuron alone? The labels here are single planted features, for which one neuron should do, and an SAE that spreads a feature over many rows still scores by what more neurons add. A concept of a language model need not be one feature: a score of one neuron would call it lost where it is held by two. So the definition stays, as the area over all sizes, and what the best neuron alone says stands beside it in every table.
</#if>

<@m.figure chart=p.charts["validation-truth"] source="validation.csv" at=at from=from>Each SAE on each dictionary.</@m.figure>
<#if r.has("validation.noise.rejections")>
<#assign noise = r.at("validation.noise")>
**Labels that say nothing.** ${say.several(p.setting("planted.labels.noiseDraws")?number, "random labelling", "random labellings")}, each of activations of its own. The permutation test of the score rejects at 0.05 in ${noise.percent("rejections")} of them (${noise.percentRange("rejections")}). The mean score is ${noise.fixed("meanScore", 4)}. Its bootstrap interval holds zero in ${noise.percent("coverage")} (${noise.percentRange("coverage")})<#if noise.upper("coverage") lt 0.95>, not the 95% that it states: out of fold, noise scores slightly below zero, and the fits share their words. So whether there is anything is for the permutation test to say<#else>; it states 95%</#if>. The interval of the gain holds its truth, zero, in ${noise.percent("gainCoverage")} (${noise.percentRange("gainCoverage")}), and the test by swapping the two rejects at 0.05 in ${noise.percent("gainRejections")} (${noise.percentRange("gainRejections")})<#if noise.lower("gainRejections") gt 0.05>: too often, for the same reason, so that its p-values in this paper are to be read as too small by about that factor<#else></#if>.
<@m.source files="validation-noise.csv" from=from/>
</#if>
</#macro>
