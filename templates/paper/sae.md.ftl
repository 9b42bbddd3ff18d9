## Training the SAE

<#list x.autoencoders.all as one>
<#if !x.autoencoders.sweep??>
<#assign s = r.at("sae." + one.id)>
The <#if x.autoencoders.all?size gt 1>SAE <code>${one.id}</code><#else>SAE</#if> maps the ${s.count("dIn")} neurons of the MLP's output to ${s.count("dSae")}. <#if one.trained()>Its architecture is <@q.about architecture=one.architecture/>, with the names and conventions of [SAELens](#ref-saelens); here ${one.knob}, ${s.count("steps")} steps of ${say.declared(x.setting(one.setting + ".training.batch")?number)} tokens and Adam with a learning rate of ${say.declared(x.setting(one.setting + ".training.learningRate")?number)}.<#else>It was not trained here: its weights were read from files.</#if>

<#if x.charts["sae-" + one.id + "-training"]??>
<@m.figure chart=x.charts["sae-" + one.id + "-training"] source="sae-" + one.id + "-training.csv">Training of the ${one.name}: explained variance above, mean number of active neurons a token (L0) below.</@m.figure>

</#if>
On ${s.count("heldOutTokens")} held-out tokens it explains ${s.percent("explainedVariance")} of the variance with ${s.fixed("l0", 1)} active neurons a token. <#if s.has("ceRecovered")>Spliced into the model it recovers ${s.percent("ceRecovered")} of the cross-entropy that zeros in place of the values cost.<#else>Zeros in place of the values cost the model no cross-entropy, so that there is none to recover.</#if> <#if s.has("ceRecoveredAgainstMean")>Of what their mean costs, it recovers ${s.percent("ceRecoveredAgainstMean")}.<#else>Their mean costs none.</#if> ${s.percent("deadShare")} of its neurons never fire.

</#if>
</#list>
<#if x.autoencoders.sweep??>
${say.word(x.autoencoders.all?size)?cap_first} SAEs are trained on the ${r.count("sae." + sae.id + ".dIn")} neurons of the MLP's output, with the names and conventions of [SAELens](#ref-saelens): <#list x.autoencoders.architectures() as one><@q.about architecture=one/><#sep>; </#list>. What follows in the later sections is said of each; where one SAE is meant it is the first, <code>${sae.id}</code>.

<@q.trainings x=x from=data/>
</#if>
<@q.quality x=x r=r/>
<#if x.autoencoders.sweep??>
<@q.pareto x=x at=charts from=data/>
<@q.fronts sweep=x.autoencoders.sweep/>
</#if>
<@q.density x=x at=charts from=data page="experiments/" + experiment.id + "/index.md"/>
<#if x.autoencoders.pairs?has_content>
Does another seed find the same features ([Paulo and Belrose 2025](#ref-paulo))? <@q.seeds pairs=x.autoencoders.pairs from=data/>
</#if>
