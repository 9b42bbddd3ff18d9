<#-- The title of an experiment of any kind, and what became of it. -->
# ${experiment.title}

<#assign sweep = report.sweepOf(experiment.id)!>
<p class="byline">Experiment <code>${experiment.id}</code><#if sweep?has_content> · a cell of the sweep <a href="../${sweep.id}/index.html">${sweep.id}</a></#if><#if experiment.recorded??> · <@m.provenance experiment.recorded.run/></#if></p>

<#if experiment.state == "failed">
<div class="failed" role="note">

**This experiment failed** in the latest build<#if experiment.message?has_content>: ${experiment.message}</#if>

</div>

Run it again: <code>${experiment.rerun}</code>

<#if experiment.log?has_content>
The last lines of its log:

<pre class="log">
<#list experiment.log as line>
${line}
</#list>
</pre>

</#if>
<#if experiment.recorded??>
What follows is the record of ${experiment.recorded.run.date}, from before that failure.

</#if>
<#elseif experiment.state == "not run">
**Not run.** <#if experiment.message?has_content>${experiment.message}<#else>No build has recorded it yet.</#if>

Run it: <code>${experiment.rerun}</code>

</#if>
