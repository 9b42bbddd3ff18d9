<#if report.conceptStudy()?? && report.conceptStudy().id != experiment.id>
<#assign study = report.conceptStudy()>
<#assign s = study.recorded>
<#assign es = s.effectiveness>
<#assign all = s.words.concepts>
## Other SAEs, baselines, other concepts

[${study.title}](experiments/${study.id}/index.md): on a model of the same recipe, ${say.several(s.saes?size, "SAE", "SAEs")}<#if es.all?filter(row -> row.baseline)?has_content> and ${say.several(es.all?filter(row -> row.baseline)?size, "baseline", "baselines")}</#if>, for the concepts ${say.list(all?map(concept -> concept.name))}. What follows is of ${all[0].name} unless another is named.

<#assign from = "data/" + study.id + "/">
<#assign at = "experiments/" + study.id + "/charts/">
<@e.sets x=s at=at from=from/>
<#assign up = es.gaining(false, 1)><#assign open = es.gaining(false, 0)><#assign down = es.gaining(false, -1)>
Of the SAEs, <#if up?has_content>${say.word(up?size)} ${say.agree(up?size, "is", "are")}<#else>none is</#if> more effective than the MLP's own neurons<#if up?has_content> (<#list up as one>${one.name} by ${one.r.fixed("gain", 3)}, ${one.r.range("gain", 3)}<#sep>; </#list>)</#if>, <#if down?has_content>${say.word(down?size)}<#else>none</#if> less<#if down?has_content> (<#list down as one>${one.name} by ${say.fixed(-one.r.value("gain"), 3)}<#sep>; </#list>)</#if>, and for <#if open?has_content>${say.word(open?size)}<#else>none</#if> the interval of the difference holds zero. <#list es.all?filter(row -> row.baseline)>Of the baselines, <#items as one>${one.name} ${one.r.fixed("gain", 3)} (${one.r.range("gain", 3)})<#sep>; </#items>.</#list>

<@e.table x=s from=from/>

### By concept

<@e.concepts x=s from=from/>
</#if>
