<#import "macros.md.ftl" as m>
# ${experiment.title}

<p class="byline">Experiment <code>${experiment.id}</code><#if experiment.recorded??> · <@m.provenance experiment.recorded.run/></#if></p>

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
<#if experiment.recorded??>
<#assign x = experiment.recorded>
<#assign r = x.r>
<#assign words = x.words>
## Charts

<@m.figure chart=x.charts["model-training"] source="model-training.csv">Loss of the language model in training.</@m.figure>
<#list x.saes as one>
<@m.figure chart=x.charts["sae-" + one.id + "-training"] source="sae-" + one.id + "-training.csv">Training of the ${one.name}.</@m.figure>
</#list>
<#if x.charts["selectivity"]??>
<@m.figure chart=x.charts["selectivity"] source="probe.csv">Accuracy of the linear probe with true and with random labels, every draw a dot.</@m.figure>
</#if>
<#if x.charts["logistic-path"]??>
<@m.figure chart=x.charts["logistic-path"] source="logistic.csv">Out-of-fold log loss along the path of the logistic regression.</@m.figure>
</#if>
<#if x.charts["p-values"]??>
<@m.figure chart=x.charts["p-values"] source="ttest-mlp.csv">Distribution of the p-values of the neuron-wise t-tests.</@m.figure>

## Neurons

Neurons of the smallest p-values, counted from zero, significant or not at ${r.level("ttest.mlp.alpha")}. The CSV files have every neuron.

<#list x.representations() as one>
### Neurons of the ${one.name}

<#if one.smallest?has_content>
${say.count(one.smallest?size)} of ${r.count("ttest." + one.id + ".tested")} tested: [ttest-${one.id}.csv](${data}ttest-${one.id}.csv).

<@m.neurons rows=one.smallest words=words/>

<#else>
No neuron could be tested.

</#if>
</#list>
</#if>
## Configuration

As declared, defaults filled in: [declaration.json](${data}declaration.json).

| Setting | Value |
| :--- | :--- |
<#list x.settings as setting>
| <code>${setting.path}</code> | ${setting.value} |
</#list>

## Cost

All stages together took ${x.run.minutes} minutes on ${x.run.device} (${x.run.cpu}, ${x.run.cores} ${say.agree(x.run.cores, "core", "cores")}); the process had at most ${x.run.peakMemory} MiB in memory.

| Stage | Seconds | | Key |
| :--- | ---: | :--- | :--- |
<#list x.run.stages as stage>
| ${stage.name} | ${stage.seconds} | ${stage.outcome} | <code>${stage.key}</code> |
</#list>

## Provenance

| | |
| :--- | :--- |
| Recorded | ${x.run.time} |
| Commit | <code>${x.run.fullCommit}</code><#if x.run.dirty>, with uncommitted changes</#if> |
| Key of declaration and code | <code>${x.key}</code> |
| Grade | ${x.run.grade} |
| Device | ${x.run.device} |
| System | ${x.run.os}, Java ${x.run.javaVersion} |
| Libraries | <#list x.run.libraries as name, version>${name} ${version}<#sep>, </#list> |

## All results

Every number of the record, unrounded: [results.json](${data}results.json).

<details>
<summary>${say.several(x.results?size, "result", "results")}</summary>

| Result | Value | Unit | Interval | Stage |
| :--- | ---: | :--- | :--- | :--- |
<#list x.results as result>
| <code>${result.id}</code> | ${result.value} | ${result.unit} | ${result.interval} | ${result.stage} |
</#list>

</details>

## Data files

| File | Bytes | Holds |
| :--- | ---: | :--- |
<#list x.files as file>
| [${file.path}](${data}${file.path}) | ${file.size} | ${file.about} |
</#list>
</#if>
