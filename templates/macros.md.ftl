<#-- Pieces that pages share. Each produces Markdown. -->
<#-- A chart with its number, its caption (the nested text) and its values; source is a path below the data
folder, or some, or none where the data are so many files that the page's list of files stands for them; a chart of
another experiment than the page's says where its charts are and from which folder its data. -->
<#macro figure chart source at=charts from=data files="">
<#local sources = source?is_sequence?then(source, [source])>
<#global figures = (figures!0) + 1>

![${chart.finding}](${at}${chart.name}.svg)

**Figure ${figures}.** <#nested> Data: <#list sources as one>[${one}](${from}${one})<#sep>, </#sep><#else>[data files](${files})</#list>, [chart](${at}${chart.name}.svg).

<details>
<summary>Values of figure ${figures}</summary>

|<#list chart.columns as column> ${column} |</#list>
|<#list chart.columns as column><#if column?is_first> :--- |<#else> ---: |</#if></#list>
<#list chart.values as row>
|<#list row as cell> ${cell} |</#list>
</#list>

</details>

</#macro>
<#function family x><#-- What the family of a downloaded model is called. -->
<#local names = {"llama2c": "Llama", "gpt-neo": "GPT-Neo"}>
<#return names[x.setting("model.family")]!x.setting("model.family")>
</#function>
<#macro source files from=data><#-- Where the numbers of a table are. -->

Data: <#list files?is_sequence?then(files, [files]) as one>[${one}](${from}${one})<#sep>, </#list>.

</#macro>
<#macro neurons rows words><#-- The t-test table of some neurons. -->
| Neuron | Mean, ${words.first} | Mean, ${words.second} | t | df | p | max-T | Bonferroni | Holm | BH | BY |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
<#list rows as row>
| ${row.neuron} | ${row.mean1} | ${row.mean2} | ${row.t} | ${row.df} | ${row.p} | ${row.maxT} | ${row.bonferroni} | ${row.holm} | ${row.bh} | ${row.by} |
</#list>
</#macro>
<#macro effects rows><#-- Effect sizes of some neurons, with their intervals. -->
| Neuron | t | p, max-T | p, rank test | Hedges' g | 95% interval | AUC | 95% interval |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
<#list rows as row>
| ${row.neuron} | ${row.t} | ${row.maxT} | ${row.rankP} | ${row.g} | ${row.gRange} | ${row.auc} | ${row.aucRange} |
</#list>
</#macro>
<#macro found representations r way name><#-- A row of counts, each with what shuffled labels give. -->
| ${name} |<#list representations as one> ${r.count("ttest." + one.id + "." + way)} | ${say.fixed(r.value("ttest." + one.id + "." + way + ".null"), 2)} | ${r.percent("ttest." + one.id + "." + way + ".nullAny")} |</#list>
</#macro>
<#macro coverage rows><#-- How often intervals held the truth. -->
| Interval of | Method | Simulated | Truth | Coverage | Monte Carlo interval |
| :--- | :--- | :--- | ---: | ---: | ---: |
<#list rows as row>
| ${row.quantity} | ${row.method} | ${row.scenario} | ${row.truth} | ${row.coverage} | ${row.range} |
</#list>
</#macro>
<#macro numbers rows><#-- The first neurons of a table, by number. -->
<#list rows?map(row -> row.neuron?number)?sort as neuron><#if neuron?index lt 20>${neuron}<#sep>, </#sep></#if><#if neuron?index == 20>and ${say.several(rows?size - 20, "other", "others")}</#if><#else>none</#list><#rt>
</#macro>
<#macro topWords rows words><#-- The words of significant neurons, the second class in italics. -->
| Neuron | Words of the largest activation, largest first |
| ---: | :--- |
<#list rows as row>
| ${row.neuron} | <#list row.topWords as word><#if word.label == words.first><span class="first">${word.word}</span><#else><em class="second">${word.word}</em></#if><#sep>, </#list> |
</#list>
</#macro>
<#macro provenance run><#t>
recorded ${run.date} at commit <code>${run.commit}</code><#if run.dirty> with uncommitted changes</#if><#t>
</#macro>
<#macro recovery rows><#-- What SAEs find of planted dictionaries. -->
| SAE | Best cosine | Above 0.9 | Matched cosine | Above 0.9 | Explained variance | L0 | Dead |
| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
<#list rows as one>
| ${one.name} | ${one.r.fixed("meanBestCosine", 3)} (${one.r.range("meanBestCosine", 3)}) | ${one.r.percent("shareBestAbove09")} | ${one.r.fixed("meanMatchedCosine", 3)} (${one.r.range("meanMatchedCosine", 3)}) | ${one.r.percent("shareMatchedAbove09")} | ${one.r.percent("explainedVariance")} | ${one.r.fixed("l0", 1)} | ${one.r.percent("deadShare")} |
</#list>
</#macro>
