# How to reproduce this paper

<p class="deck">One command makes everything on this site from nothing: corpus, model, SAE, probes, tests, charts and pages.</p>

## Commands

```
mvn verify
```

runs the experiments of `experiments.yaml`, computes the statistics, writes `site/` and checks it. It needs a JDK of version 17 or newer and Maven; it downloads its libraries from Maven Central and nothing else. `mvn test` runs the tests alone.

| To | Command |
| :--- | :--- |
| run one experiment | `mvn verify -Dmonosema.only=ID` |
| run those on request, too | `mvn verify -Dmonosema.all=true` |
| stay on the CPU | `mvn verify -Dmonosema.device=cpu` |
| use a GPU | `mvn verify -Pcuda` |
| fail where something cannot run here | `mvn verify -Dmonosema.strict=true` |
| replace the records of what runs | `mvn verify -Dmonosema.rerecord=true` |

## What is deterministic

Every random choice draws from a stream of its own, named after its purpose and seeded by the experiment's seed. In the grade *portable*, the default, the number of compute threads is fixed and the code paths do not depend on the processor, so that the same seed gives the same bytes. It is built to hold on any x86-64 processor, with any number of cores, on JDK 17 and newer; checked so far between builds on one machine, and for the first steps of the model's training between an Intel Xeon and an emulated AMD EPYC. A rerun on the same grade, device and processor must give the record's bytes, else `mvn verify` fails. In the grades *machine* and *machine-tf32*, on a GPU, and on another processor, numbers may differ from the record, each as far as its experiment allows; a build then lists what moved, leaves the record as it is, and fails if a number moved further. The pages and charts are drawn from the committed records alone: the same records give the same bytes. Times, memory, host, date and commit are in each record's `run.json` and nowhere else.

## Experiments

<#list report.listed() as one>
### ${one.id}

<#if one.cells??>
${one.title}. [Its page](experiments/${one.id}/index.md). A sweep: what else is said of an experiment here stands on the page of each of its cells.

| Cell | Recorded | At commit | Grade | Minutes | Key of declaration and code |
| :--- | :--- | :--- | :--- | ---: | :--- |
<#list one.cells as cell>
| [${cell.experiment.id}](experiments/${cell.experiment.id}/index.md) | <#if cell.experiment.recorded??>${cell.experiment.recorded.run.time} | <code>${cell.experiment.recorded.run.commit}</code><#if cell.experiment.recorded.run.dirty> with uncommitted changes</#if> | ${cell.experiment.recorded.run.grade} | ${cell.experiment.recorded.run.minutes} | <code>${cell.experiment.recorded.key}</code><#else>No record: ${cell.experiment.state} | | | |</#if> |
</#list>

<#elseif one.recorded??>
<#assign x = one.recorded>
<#assign run = x.run>
${one.title}. [Its page](experiments/${one.id}/index.md). Recorded ${run.time} at commit <code>${run.fullCommit}</code><#if run.dirty> with uncommitted changes</#if>, in the grade ${run.grade}.

| Environment | |
| :--- | :--- |
| Device | ${run.device} |
| Processor | ${run.cpu}, ${run.cores} ${say.agree(run.cores, "core", "cores")} |
| System | ${run.os} |
| Java | ${run.javaVersion} |
<#list run.libraries as name, version>
| ${name} | ${version} |
</#list>
| Peak memory | ${run.peakMemory} MiB |
| Seed | ${x.setting("seed")} |
| Key of declaration and code | <code>${x.key}</code> |

<#if run.inputs?has_content>
Inputs from outside:

| Input | SHA-256 | Stage |
| :--- | :--- | :--- |
<#list run.inputs as input>
| ${input.name} | <code>${input.sha256}</code> | ${input.stage} |
</#list>

</#if>
Stages, ${run.minutes} minutes in all; [its page](experiments/${one.id}/index.md#provenance) has <#if run.tellsOrigins()>the parameters and inputs of each<#else>the declaration with all parameters</#if>, and [ro-crate-metadata.json](data/${one.id}/ro-crate-metadata.json) tells the same to machines:

<#if run.tellsOrigins()>
| Stage | Code version | Seconds | | Key |
| :--- | ---: | ---: | :--- | :--- |
<#list run.stages as stage>
| ${stage.name} | <#if stage.origin??>${stage.origin.codeVersion}</#if> | ${stage.seconds} | ${stage.outcome} | <code>${stage.key}</code> |
</#list>
<#else>
| Stage | Seconds | | Key |
| :--- | ---: | :--- | :--- |
<#list run.stages as stage>
| ${stage.name} | ${stage.seconds} | ${stage.outcome} | <code>${stage.key}</code> |
</#list>
</#if>

Files of the record, the inputs of every page:

| File | Bytes | SHA-256 |
| :--- | ---: | :--- |
<#list x.files as file>
| [${file.path}](data/${one.id}/${file.path}) | ${file.size} | <code>${file.sha256}</code> |
</#list>

<#else>
${one.title}. No record: ${one.state}.

</#if>
</#list>
