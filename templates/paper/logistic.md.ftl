## Logistic regression

The earlier study's logistic regression did not converge. With as many neurons as words, or more, the classes are separable and an unpenalised fit has no finite optimum. Here every fit has a penalty, and its optimality is checked: <#list x.representations() as one><#assign l = r.at("logistic." + one.id)><#if l.value("convergedFits") == l.value("fits")>all ${l.count("fits")} fits<#else>${l.count("convergedFits")} of ${l.count("fits")} fits</#if> on the ${one.name} converged, with a worst optimality gap of ${l.small("worstOptimalityGap")}<#sep>; </#list>.

<@m.figure chart=x.charts["logistic-path"] source="logistic.csv">Out-of-fold log loss against the strength of the penalty. Below the dashed line the activations say something about the label.</@m.figure>

With the strength chosen inside each training fold:

| Representation | Test accuracy | Test loss, bits | AUC | Fits | Converged | Worst gap |
| :--- | ---: | ---: | ---: | ---: | ---: | ---: |
<#list x.representations() as one>
<#assign l = r.at("logistic." + one.id)>
| ${one.name} | ${l.percent("testAccuracy")} | ${l.fixed("testLogLossBits", 3)} | ${l.fixed("testAuc", 3)} | ${l.count("fits")} | ${l.count("convergedFits")} | ${l.small("worstOptimalityGap")} |
</#list>

<#list x.saes as one>
<#assign loss = r.value("logistic." + one.id + ".testLogLossBits")>
<#assign mlpLoss = r.value("logistic.mlp.testLogLossBits")>
<#if loss gt mlpLoss>The ${one.name} costs ${say.fixed(loss - mlpLoss, 3)} bits a word more than the MLP.<#elseif loss lt mlpLoss>The ${one.name} costs ${say.fixed(mlpLoss - loss, 3)} bits a word less than the MLP.<#else>The ${one.name} and the MLP cost the same.</#if>

</#list>
