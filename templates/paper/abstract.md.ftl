## Abstract

A sparse autoencoder (SAE) should gather a feature that a model spreads over many neurons into few, and lose little of it. We make an earlier study of that question reproducible: one command <#if r.has("model.blocks")>reads the weights of the language model, trains the SAE and every probe,<#else>trains the language model, the SAE and every probe from nothing</#if> and writes this paper. The model is <#if r.has("model.blocks")><#list x.settings?filter(s -> s.path == "model.home.repository") as home><code>${home.value}</code>, </#list>a ${m.family(x)} of ${say.several(r.value("model.blocks"), "block", "blocks")}<#else>a GPT-Neo of ${say.word(x.setting("model.layers")?number)} ${say.agree(x.setting("model.layers")?number, "block", "blocks")}</#if> with ${r.count("model.parameters")} parameters; its MLP output has ${r.count("sae." + sae.id + ".dIn")} neurons, the SAE ${r.count("sae." + sae.id + ".dSae")}, with an explained variance of ${r.percent("sae." + sae.id + ".explainedVariance")} at an L0 of ${r.fixed("sae." + sae.id + ".l0", 1)}. The feature is the gender of ${r.count("wordset.kept")} words.
<@f.of x=x r=r sae=sae words=words/>

<#if x.effectiveness??>
<@e.headline x=x at=charts from=data/>
</#if>
