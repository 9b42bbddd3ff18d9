## Training the SAE

<#list x.saes as one>
<#assign s = r.at("sae." + one.id)>
<#assign declared = "saes[" + one?index + "]">
The <#if x.saes?size gt 1>SAE <code>${one.id}</code><#else>SAE</#if> maps the ${s.count("dIn")} neurons of the MLP's output to ${s.count("dSae")}. Its recipe is the standard one of [SAELens](#ref-saelens): a ReLU encoder, squared error plus an L1 penalty weighted by the decoder's norms, here with coefficient ${say.declared(x.setting(declared + ".l1Coefficient")?number)}, ${s.count("steps")} steps of ${say.declared(x.setting(declared + ".batch")?number)} tokens and Adam with a learning rate of ${say.declared(x.setting(declared + ".learningRate")?number)}.

<@m.figure chart=x.charts["sae-" + one.id + "-training"] source="sae-" + one.id + "-training.csv">Training of the ${one.name}: explained variance above, mean number of active neurons a token (L0) below.</@m.figure>

On ${s.count("heldOutTokens")} held-out tokens it explains ${s.percent("explainedVariance")} of the variance with ${s.fixed("l0", 1)} active neurons a token; ${s.percent("deadShare")} of its neurons never fire.

</#list>
