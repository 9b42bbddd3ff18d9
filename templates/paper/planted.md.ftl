## Do SAEs find what is there?

<#if report.planted()??>
<#assign study = report.planted()>
<#assign p = study.recorded>
<#assign levels = p.levels()>
No one knows the true features of a language model, so whether an SAE finds them cannot be seen there. A [study of its own](experiments/${study.id}/index.md) makes activations of dictionaries that are known: ${say.count(p.setting("planted.features")?number)} directions in ${say.count(p.setting("planted.dIn")?number)} dimensions, of which ${say.list(levels?map(level -> level?string))} are active on average, at rates that fall by Zipf's law with exponent ${say.declared(p.setting("planted.exponent")?number)}. The code that trains the SAE above is given these activations alone.

<@m.figure chart=p.charts["recovery"] source="planted.csv" at="experiments/" + study.id + "/charts/" from="data/" + study.id + "/">What each architecture finds of the planted features, mean over ${say.word(p.setting("planted.dictionaries")?number)} dictionaries with the lowest and the highest; the dashed line is the mean best cosine before training, the one after it stands at the right.</@m.figure>

<#list levels as level>
<#assign least = p.least(level)>
<#assign most = p.most(level)>
At ${level} active features the mean over the planted features of the best cosine with a decoder row is <#if p.at(level)?size gt 1>between ${least.r.fixed("meanBestCosine", 3)} (${least.name}) and ${most.r.fixed("meanBestCosine", 3)} (${most.name})<#else>${most.r.fixed("meanBestCosine", 3)} (${most.name})</#if>.
</#list>
It rises with an SAE's width by chance alone: before training it is ${say.fixed(p.chanceBest, 3)}. The matched cosine pairs features and decoder rows so that each row serves one feature at most and all cosines together are the greatest (Hungarian matching); above 0.9 is the share of the planted features whose cosine is.

| SAE | Active | Best cosine | Above 0.9 | Matched cosine | Above 0.9 | Explained variance | L0 |
| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
<#list p.all as one>
| ${one.name} | ${one.active} | ${one.r.fixed("meanBestCosine", 3)} | ${one.r.percent("shareBestAbove09")} | ${one.r.fixed("meanMatchedCosine", 3)} | ${one.r.percent("shareMatchedAbove09")} | ${one.r.percent("explainedVariance")} | ${one.r.fixed("l0", 1)} |
</#list>
<@m.source files="planted.csv" from="data/" + study.id + "/"/>
<#if levels?size gt 1>
<#assign few = levels?first>
<#assign many = levels?last>
From ${few} to ${many} active features the best cosine changes <#list p.at(few) as one><#assign other = p.at(many)[one?index]>by ${say.fixed(other.r.value("meanBestCosine") - one.r.value("meanBestCosine"), 3)} (${one.name})<#sep>, </#list>. Explained variance alone does not show it: at ${many} active features it is between ${say.percent(p.lowestVariance(many))} and ${say.percent(p.highestVariance(many))}.
</#if>
<#else>
No study of planted dictionaries has been recorded: whether the SAEs of this paper's code find features that are known to be there is not measured here.
</#if>

