<#-- What was declared and what became of it, a sweep in one row; a study of one sound experiment needs no table. -->
<#assign troubled = report.experiments?filter(one -> one.state != "recorded")>
<#if troubled?has_content || report.experiments?size gt 1>
<#if experiment?? && !failed?has_content>
## The experiments

</#if>
| Experiment | State | |
| :--- | :--- | :--- |
<#list report.listed() as one>
<#if one.cells??>
| [${one.id}](experiments/${one.id}/index.md) | <#list one.states() as state><#if state?ends_with("failed")>**${state}**<#else>${state}</#if><#sep>, </#list> | ${one.title}: a sweep over ${say.list(one.knobs?map(knob -> knob.name))} |
<#else>
| [${one.id}](experiments/${one.id}/index.md) | <#if one.state == "failed">**failed**<#else>${one.state}</#if> | ${one.title}<#if one.message?has_content>: ${one.message}</#if><#if one.state == "failed" && one.recorded??> (an earlier record of ${one.recorded.run.date} is shown)</#if> |
</#if>
</#list>

</#if>
