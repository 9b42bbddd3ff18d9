<#-- The effectiveness score: curve, table, what it says. -->
<#import "macros.md.ftl" as m>
<#macro headline x at from>

<a id="figure-information"></a>

<@m.figure chart=x.charts["information"] source="information.csv" at=at from=from>Information about the label in the k best neurons, out of fold; bars are 95% intervals over words. A curve that rises at the left is a localised feature; its height at the right is what there is to find.</@m.figure>
</#macro>
<#macro curve x at from>
<@headline x=x at=at from=from/>
<#if x.charts["information-saes"]??>
<@m.figure chart=x.charts["information-saes"] source="information.csv" at=at from=from>The same for every SAE, beside the MLP.</@m.figure>
</#if>
</#macro>
<#macro sets x at from><#-- The curves of an experiment other than the page's. -->
<@m.figure chart=x.charts["information"] source="information.csv" at=at from=from>Information about the label in the k best neurons of the MLP, of ${(x.saes?size gt 3)?then("the first SAE", "the SAEs")} and of the baselines.</@m.figure>
<#if x.charts["information-saes"]??>
<@m.figure chart=x.charts["information-saes"] source="information.csv" at=at from=from>The same for every SAE, beside the MLP.</@m.figure>
</#if>
</#macro>
<#macro table x from>
<#assign e = x.effectiveness>
| | Effectiveness | p | I*, bits | Best neuron, bits | Localisation | Gain | Retention |
| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
<#list e.all as one>
| ${one.name}<br>${one.r.count("neurons")} neurons | ${one.r.fixed("score", 3)}<br>${one.r.range("score", 3)} | <#if one.r.has("p")>${one.r.small("p")}</#if> | ${one.r.fixed("informationBits", 3)}<br>${one.r.range("informationBits", 3)} | ${one.r.fixed("bestNeuronBits", 3)}<br>${one.r.range("bestNeuronBits", 3)} | <#if one.localised()>${one.r.fixed("localisation", 2)}<br>${one.r.range("localisation", 2)}<#else>not defined</#if> | <#if one.mlp()>–<#else>${one.r.fixed("gain", 3)}<br>${one.r.range("gain", 3)}</#if> | <#if one.mlp()>1<#elseif one.r.has("retention")>${one.r.fixed("retention", 2)}<br>${one.r.range("retention", 2)}<#else>not defined</#if> |
</#list>
<@m.source files=["results.json", "information.csv", "information-words.csv"] from=from/>
I*: information of the probe whose size is chosen inside. Gain and retention are over the MLP. Below each value its 95% bootstrap interval over words, without refits: it holds for these fits.<#if e.permutations gt 0> p: the whole procedure on ${say.count(e.permutations)} permutations of the labels, every choice made anew, one repeat; the smallest p that they can give is ${say.small(1 / (e.permutations + 1))}. On permuted labels the score of the MLP is ${x.r.fixed("effectiveness.mlp.nullScore", 3)} (central 95%: ${x.r.range("effectiveness.mlp.nullScore", 3)}).</#if> Estimates are not clipped; a small negative value is noise.

</#macro>
<#macro verdict x sae><#-- One SAE against the MLP, in a sentence or two. -->
<#assign p = x.r.at("effectiveness." + sae.id)>
<#switch p.side("gain")><#case -1>**The ${sae.name} is less effective than the MLP's own neurons**: its score is lower by ${say.fixed(-p.value("gain"), 3)} (${p.range("gain", 3)}; p = ${p.small("gainP")} by swapping the two in random words).<#break><#case 1>**The ${sae.name} is more effective than the MLP's own neurons**: its score is higher by ${p.fixed("gain", 3)} (${p.range("gain", 3)}; p = ${p.small("gainP")} by swapping the two in random words).<#break><#default>Whether the ${sae.name} is more effective than the MLP's own neurons is open: its score differs by ${p.fixed("gain", 3)} (${p.range("gain", 3)}; p = ${p.small("gainP")} by swapping the two in random words).</#switch> <#if p.has("retention")>It keeps ${p.percent("retention")} of the information (${p.percentRange("retention")})<#else>What share of the information it keeps is not defined, since the MLP is not shown to hold any</#if><#if p.has("localisationMinusMlp")>; its localisation is ${p.fixed("localisation", 2)} against ${x.r.fixed("effectiveness.mlp.localisation", 2)} (difference ${p.fixed("localisationMinusMlp", 2)}, ${p.range("localisationMinusMlp", 2)}, p = ${p.small("localisationP")})</#if>.
</#macro>
<#macro rankings x>
<#assign e = x.effectiveness>
<#if e.rankings?size gt 1>
By another way of choosing neurons: <#list e.studied() as one>the score of the ${one.name} is ${one.r.fixed("score", 3)} by the ${e.rankings[0]?replace("-", " ")}<#list e.rankings as ranking><#if ranking?index gt 0>, ${one.r.fixed("scoreBy." + ranking, 3)} by <#if ranking == "t">Welch's |t|<#elseif ranking == "l1">an L1 path<#else>the ${ranking?replace("-", " ")}</#if></#if></#list><#sep>; </#list>.

</#if>
</#macro>
<#macro concepts x from><#-- The score of every concept, and the neurons that they share. -->
<#assign e = x.effectiveness>
<#assign all = x.words.concepts>
| Effectiveness | Mean |<#list all as concept> ${concept.name} |</#list>
| :--- | ---: |<#list all as concept> ---: |</#list>
<#list e.all as one>
| ${one.name} | ${one.r.fixed("meanScore", 3)}<br>${one.r.range("meanScore", 3)} |<#list all as concept><#assign p = e.at(concept, one)> ${p.fixed("score", 3)}<br>${p.range("score", 3)}<#if p.has("p")><br>p = ${p.small("p")}</#if> |</#list>
</#list>
<@m.source files="results.json" from=from/>
The mean resamples words once for all concepts, since one word may be labelled by several; it is of these concepts, and says nothing of others.

| Gain over MLP | Mean |<#list all as concept> ${concept.name} |</#list>
| :--- | ---: |<#list all as concept> ---: |</#list>
<#list e.all as one>
<#if !one.mlp()>
| ${one.name} | ${one.r.fixed("meanGain", 3)}<br>${one.r.range("meanGain", 3)} |<#list all as concept><#assign p = e.at(concept, one)> ${p.fixed("gain", 3)}<br>${p.range("gain", 3)} |</#list>
</#if>
</#list>
<@m.source files="results.json" from=from/>
<details>
<summary>Do concepts share neurons?</summary>

Of the best neurons of one concept, at most ${say.count(e.sharing?map(one -> one.row.best)?max)}, how many are among the best of another, beside the number that chance would give among the neurons that vary over the words (p hypergeometric).

| Representation | Concepts | Shared | By chance | p |
| :--- | :--- | ---: | ---: | ---: |
<#list e.sharing as one>
| ${one.name} | ${one.row.concept}, ${one.row.other} | ${say.count(one.row.shared)} | ${say.fixed(one.row.expected, 2)} | ${say.small(one.row.p)} |
</#list>

</details>

<@m.source files="concept-sharing.csv" from=from/>
</#macro>
