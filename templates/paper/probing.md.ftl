## Linear probing

A probe that predicts the label from activations may have found the feature, or may have memorised the words. The control task of [Hewitt and Liang (2019)](#ref-hewitt) tells them apart: the same probe on labels drawn at random with the true class frequencies. Selectivity is the accuracy with true labels less the accuracy with random ones. The probe is an L2 logistic regression whose strength is chosen inside each training fold; test folds are never seen by any choice. The control task is drawn ${r.count("probe.mlp.controlDraws")} times.

<@m.figure chart=x.charts["selectivity"] source="probe.csv">Accuracy of the probe with true and with random labels, every repeat or draw a dot, the mean a large marker, the interval a bar. The gap between two neighbouring rows is the selectivity.</@m.figure>

| Representation | Held-out accuracy | Random labels | Selectivity | Training accuracy | Random labels | Selectivity | AUC | Information, bits |
| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
<#list x.representations() as one>
<#assign p = r.at("probe." + one.id)>
| ${one.name} | ${p.percent("testAccuracy")} | ${p.percent("controlTestAccuracy")} | ${p.fixed("selectivity", 3)} | ${p.percent("trainAccuracy")} | ${p.percent("controlTrainAccuracy")} | ${p.fixed("trainSelectivity", 3)} | ${p.fixed("testAuc", 3)} | ${p.fixed("informationBits", 3)} |
</#list>

Information is what the probe saves of the log loss of one who knows only the class shares, in bits a word. Each word occurs once, so a held-out word tells a random labelling nothing and the held-out control lies at chance by construction; memorisation shows on the training words, where the probe reaches ${r.percent("probe.mlp.controlTrainAccuracy")} of random labels in the MLP and ${r.percent("probe." + sae.id + ".controlTrainAccuracy")} in the SAE.

<#list x.saes as one>
<#assign p = r.at("probe." + one.id)>
Held-out accuracy is ${p.percent("testAccuracy")} (${p.percentRange("testAccuracy")}) for the ${one.name} and ${r.percent("probe.mlp.testAccuracy")} (${r.percentRange("probe.mlp.testAccuracy")}) for the MLP. <#switch p.side("minusMlp")><#case -1>**The ${one.name} is worse by ${p.points("minusMlp")} percentage points** (${p.pointsRange("minusMlp")}, ${p.intervalKind("minusMlp")}): part of what the MLP says about the label is lost in it, as the earlier study found.<#break><#case 1>**The ${one.name} is better by ${p.points("minusMlp")} percentage points** (${p.pointsRange("minusMlp")}, ${p.intervalKind("minusMlp")}), other than in the earlier study.<#break><#default>The difference, ${one.name} less MLP, is ${p.fixed("minusMlp", 3)} (${p.pointsRange("minusMlp")}, ${p.intervalKind("minusMlp")}): zero lies in the interval, so these words do not show a loss, and do not exclude one of the size of the interval's lower end.</#switch> Selectivity is <#if p.value("selectivity") lt r.value("probe.mlp.selectivity")>lower<#elseif p.value("selectivity") gt r.value("probe.mlp.selectivity")>higher<#else>equal</#if>: ${p.fixed("selectivity", 3)} against ${r.fixed("probe.mlp.selectivity", 3)}.

</#list>
