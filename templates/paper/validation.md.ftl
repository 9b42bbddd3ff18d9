## Does the score know a good SAE?

<#if report.validation()??>
<#assign study = report.validation()>
A score of SAEs can be checked where the features are known. [${study.title}](experiments/${study.id}/index.md)

<@v.body p=study.recorded at="experiments/" + study.id + "/charts/" from="data/" + study.id + "/"/>
<#else>
No validation on planted dictionaries has been recorded: whether the effectiveness score ranks SAEs by what they have found is not measured here.

</#if>
