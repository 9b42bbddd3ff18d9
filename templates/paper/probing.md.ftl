<#-- A score of each representation beside what random labels give. -->
<#macro scores label id null kind digits=3>
| ${label} |<#list x.representations() as one><#assign p = r.at("probe." + one.id)> <#if kind == "percent">${p.percent(id)}<br>${p.percentRange(id)} | <#if null?has_content>${p.percent(null)}<br>${p.percentRange(null)}</#if><#else>${p.fixed(id, digits)}<br>${p.range(id, digits)} | <#if null?has_content>${p.fixed(null, digits)}<br>${p.range(null, digits)}</#if></#if> |</#list>
</#macro>
## Linear probing

A probe that predicts the label from activations may have found the feature, or may have memorised the words. The control task of [Hewitt and Liang (2019)](#ref-hewitt) tells them apart: the same probe on labels drawn at random with the true class frequencies. Selectivity is the accuracy with true labels less the accuracy with random ones. The probe is an L2 logistic regression whose scale and strength are chosen inside each training fold; test folds are never seen by any choice. The control task is drawn ${r.count("probe.mlp.controlDraws")} times.

<@m.figure chart=x.charts["selectivity"] source="probe.csv">Accuracy of the probe with true and with random labels, every repeat or draw a dot, the mean a large marker, the interval a bar. The gap between two neighbouring rows is the selectivity.</@m.figure>

| |<#list x.representations() as one> ${one.name} | ${one.name}, random labels |</#list>
| :--- |<#list x.representations() as one> ---: | ---: |</#list>
<@scores label="Held-out accuracy" id="testAccuracy" null="controlTestAccuracy" kind="percent"/>
<@scores label="Balanced accuracy" id="testBalancedAccuracy" null="controlTestBalancedAccuracy" kind="percent"/>
<@scores label="AUC" id="testAuc" null="controlTestAuc" kind="fixed"/>
<@scores label="Log loss, bits a word" id="testLogLossBits" null="controlTestLogLossBits" kind="fixed"/>
<@scores label="Information, bits a word" id="informationBits" null="controlInformationBits" kind="fixed"/>
<@scores label="Selectivity, held out" id="selectivity" null="" kind="fixed"/>
<@scores label="Training accuracy" id="trainAccuracy" null="controlTrainAccuracy" kind="percent"/>
<@scores label="Selectivity, training" id="trainSelectivity" null="" kind="fixed"/>
<#if r.has("probe.mlp.mdlBits")>
<@scores label="Description length, bits" id="mdlBits" null="mdlNullBits" kind="fixed" digits=1/>
<@scores label="Compression" id="mdlCompression" null="mdlNullCompression" kind="fixed" digits=2/>
</#if>
| p of the accuracy |<#list x.representations() as one><#assign p = r.at("probe." + one.id)> <#if p.has("permutationP")>${p.small("permutationP")}<br>${p.count("permutations")} permutations<#else>${p.small("controlP")}<br>${p.count("controlDraws")} draws</#if> | |</#list>
<@m.source files=["results.json", "probe.csv"]/>
Below each value: for true labels 95% intervals, for random ones the central 95% of the draws. Intervals of scores resample the words and hold for these fits; those of selectivity resample the words and the draws, so that they carry the error of both; that of the description length is the range over ${r.has("probe.mlp.mdlOrders")?then(r.count("probe.mlp.mdlOrders"), "no")} random orders. Information is what the probe saves of the log loss of one who knows only the class shares. Each word occurs once, so a held-out word tells a random labelling nothing and the held-out control lies at chance by construction; memorisation shows on the training words, where the probe reaches ${r.percent("probe.mlp.controlTrainAccuracy")} of random labels in the MLP<#list x.saes as one> and ${r.percent("probe." + one.id + ".controlTrainAccuracy")} in the ${one.name}</#list>.

<#list x.representations() as one>
<#assign p = r.at("probe." + one.id)>
<#if p.has("permutationP")>
Is the accuracy more than chance? The whole pipeline, folds and choices included, was run once on the true labels of the ${one.name} and on ${p.count("permutations")} permutations of them: ${p.percent("permutationAccuracy")} against ${p.percent("permutationNullAccuracy")} on average (${p.percentRange("permutationNullAccuracy")}), p = ${p.small("permutationP")} by accuracy and ${p.small("permutationPInformation")} by information ([Ojala and Garriga 2010](#ref-ojala)); the smallest that ${p.count("permutations")} permutations can give is ${say.small(1 / (p.value("permutations") + 1))}.

</#if>
</#list>
<#if r.has("probe.mlp.mdlBits")>
The description length ([Voita and Titov 2020](#ref-voita), [Blier and Ollivier 2018](#ref-blier)) is what sending all labels costs when each portion of the words is coded by a probe fitted on those before: a representation that is easy to learn from gives a short code. One bit a word would cost ${r.fixed("probe.mlp.mdlUniformBits", 0)} bits and knowing the class shares ${r.fixed("probe.mlp.mdlEntropyBits", 1)}; the code takes ${r.fixed("probe.mlp.mdlBits", 1)} with the MLP<#list x.saes as one>, ${r.fixed("probe." + one.id + ".mdlBits", 1)} with the ${one.name}</#list>. Compression is the first over the last, averaged over the orders.

</#if>
### SAE against MLP

<@m.figure chart=x.charts["sae-minus-mlp"] source="results.json">Held-out accuracy of the SAE less that of the MLP on the same folds, with 95% intervals, by test fold (corrected for the overlap of training folds) and by word (bootstrap, for these fits). Left of the dashed line the SAE is worse by more than the margin. Random labels: the same difference when both learn them, with the central 95% of the draws.</@m.figure>

| Difference, SAE less MLP | By test fold | By word | Random labels |
| :--- | ---: | ---: | ---: |
<#list x.saes as one>
<#assign p = r.at("probe." + one.id)>
| Accuracy, ${one.name} | ${p.fixed("minusMlp", 3)}<br>${p.range("minusMlp", 3)} | ${p.fixed("minusMlpByWord", 3)}<br>${p.range("minusMlpByWord", 3)} | ${p.fixed("minusMlpControl", 3)}<br>${p.range("minusMlpControl", 3)} |
| AUC, ${one.name} | ${p.fixed("minusMlpAuc", 3)}<br>${p.range("minusMlpAuc", 3)} | ${p.fixed("minusMlpAucByWord", 3)}<br>${p.range("minusMlpAucByWord", 3)} | ${p.fixed("minusMlpAucControl", 3)}<br>${p.range("minusMlpAucControl", 3)} |
| Information, bits, ${one.name} | ${p.fixed("minusMlpInformationBits", 3)}<br>${p.range("minusMlpInformationBits", 3)} | ${p.fixed("minusMlpInformationBitsByWord", 3)}<br>${p.range("minusMlpInformationBitsByWord", 3)} | ${p.fixed("minusMlpInformationBitsControl", 3)}<br>${p.range("minusMlpInformationBitsControl", 3)} |
</#list>
<@m.source files="results.json"/>

<#list x.saes as one>
<#assign p = r.at("probe." + one.id)>
Held-out accuracy is ${p.percent("testAccuracy")} (${p.percentRange("testAccuracy")}) for the ${one.name} and ${r.percent("probe.mlp.testAccuracy")} (${r.percentRange("probe.mlp.testAccuracy")}) for the MLP. <#switch p.side("minusMlp")><#case -1>**The ${one.name} is worse by ${p.points("minusMlp")} percentage points** (${p.pointsRange("minusMlp")}, ${p.intervalKind("minusMlp")}): part of what the MLP says about the label is lost in it, as the earlier study found.<#break><#case 1>**The ${one.name} is better by ${p.points("minusMlp")} percentage points** (${p.pointsRange("minusMlp")}, ${p.intervalKind("minusMlp")}), other than in the earlier study.<#break><#default>It is ${p.points("minusMlp")} percentage points <#if p.value("minusMlp") lt 0>lower<#else>higher</#if> for the ${one.name} (difference ${p.pointsRange("minusMlp")}, ${p.intervalKind("minusMlp")}): zero lies in the interval, so the accuracy does not show a loss, and does not exclude one of the size of the interval's lower end.</#switch> <#switch p.side("minusMlpInformationBits")><#case -1>**In bits it is worse**: ${p.fixed("minusMlpInformationBits", 3)} bits a word (${p.range("minusMlpInformationBits", 3)}).<#break><#case 1>In bits it is better: ${p.fixed("minusMlpInformationBits", 3)} bits a word (${p.range("minusMlpInformationBits", 3)}).<#break><#default>In bits the difference is ${p.fixed("minusMlpInformationBits", 3)} a word (${p.range("minusMlpInformationBits", 3)}), zero in the interval.</#switch> Is its accuracy almost as good? Declared before the run: at most ${p.points("nonInferiorityMargin")} points worse. <#if p.value("nonInferior") == 1>**The ${one.name} is almost as good by that margin**<#else>**It is not shown to be within that margin**</#if> (p = ${p.small("nonInferiorityP")} one-sided at 0.025, corrected resampled t test, which decides; the bootstrap over words <#if p.value("nonInferiorByWord") == p.value("nonInferior")>agrees<#else>disagrees</#if>). Selectivity is <#if p.value("selectivity") lt r.value("probe.mlp.selectivity")>lower<#elseif p.value("selectivity") gt r.value("probe.mlp.selectivity")>higher<#else>equal</#if>: ${p.fixed("selectivity", 3)} (${p.range("selectivity", 3)}) against ${r.fixed("probe.mlp.selectivity", 3)} (${r.range("probe.mlp.selectivity", 3)}).

</#list>
