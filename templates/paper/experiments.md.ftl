<#-- What was declared and what became of it; a study of one sound experiment needs no table. -->
<#assign troubled = report.experiments?filter(one -> one.state != "recorded")>
<#if troubled?has_content || report.experiments?size gt 1>
| Experiment | State | |
| :--- | :--- | :--- |
<#list report.experiments as one>
| [${one.id}](experiments/${one.id}/index.md) | <#if one.state == "failed">**failed**<#else>${one.state}</#if> | ${one.title}<#if one.message?has_content>: ${one.message}</#if><#if one.state == "failed" && one.recorded??> (an earlier record of ${one.recorded.run.date} is shown)</#if> |
</#list>

</#if>
