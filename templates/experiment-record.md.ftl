<#-- What is shown of a record of any kind: declaration, cost, provenance, numbers, files. -->
## Configuration

As declared, defaults filled in: [declaration.json](${data}declaration.json).

<#assign folded = x.settings?size gt 80>
<#if folded>
<details>
<summary>${say.several(x.settings?size, "setting", "settings")}</summary>

</#if>
| Setting | Value |
| :--- | :--- |
<#list x.settings as setting>
| <code>${setting.path}</code> | ${setting.value} |
</#list>
<#if folded>

</details>
</#if>

## Cost

All stages together took ${x.run.minutes} minutes on ${x.run.device} (${x.run.cpu}, ${x.run.cores} ${say.agree(x.run.cores, "core", "cores")}); the process had at most ${x.run.peakMemory} MiB in memory.

<#assign trainings = x.run.stages?filter(stage -> stage.speed?has_content)>
<#if trainings?has_content>
In training: <#list trainings as stage>${stage.name} ${stage.speed}<#sep>; </#list>.

</#if>
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
| Peak memory | ${x.run.peakMemory} MiB |
| For machines | [ro-crate-metadata.json](${data}ro-crate-metadata.json): all of this as an RO-Crate with the Process Run Crate profile |

<#if x.run.inputs?has_content>
What was read from outside:

| Input | SHA-256 | Stage |
| :--- | :--- | :--- |
<#list x.run.inputs as input>
| ${input.name} | <code>${input.sha256}</code> | ${input.stage} |
</#list>

</#if>
<#if x.run.tellsOrigins()>
A stage's key is the SHA-256 of what it was made from, as [run.json](${data}run.json) has it in full.

<details>
<summary>What each stage was made from</summary>

| Stage | Code version | From stages | From outside | Parameters |
| :--- | ---: | :--- | :--- | :--- |
<#list x.run.stages as stage>
<#if stage.origin??>
| ${stage.name} | ${stage.origin.codeVersion} | <#list stage.origin.upstream as one>${one}<#sep>, </#list> | <#list stage.origin.external as one>${one}<#sep>, </#list> | <#if stage.origin.parameters?has_content><code>${stage.origin.parameters}</code></#if> |
</#if>
</#list>

</details>

</#if>

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

<#if x.run.tellsOrigins()>
| File | Bytes | Holds | Stage |
| :--- | ---: | :--- | :--- |
<#list x.files as file>
| [${file.path}](${data}${file.path}) | ${file.size} | ${file.about} | ${x.run.madeBy(file.path)} |
</#list>
<#else>
| File | Bytes | Holds |
| :--- | ---: | :--- |
<#list x.files as file>
| [${file.path}](${data}${file.path}) | ${file.size} | ${file.about} |
</#list>
</#if>
