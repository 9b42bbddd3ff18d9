<#import "macros.md.ftl" as m>
# ${sweep.title}

<p class="byline">Sweep <code>${sweep.id}</code> · ${say.several(sweep.cells?size, "experiment", "experiments")}</p>

<p class="deck">One experiment for each combination of the values below, all else equal: ${say.list(sweep.states())}.</p>

## What is swept

| Knob | Values |
| :--- | :--- |
<#list sweep.knobs as knob>
| <code>${knob.name}</code> | ${knob.values?join(", ")} |
</#list>

Run all of them: <code>${sweep.rerun}</code>. What has not changed comes from the store; what cells have in common, the corpus, the model and the activations that SAEs are trained on, is computed once.

## What comes out

<#if sweep.outcomes?has_content>
<#list sweep.charts?values as chart>
<@m.figure chart=chart source=[] at=charts from="" files="#cells">${chart.title}<#if sweep.knobs?size gt 1>, a line for each combination of the other knobs</#if>, bars where the outcome has an interval<#if sweep.count("failed") gt 0 || sweep.count("not run") gt 0>. On the axis: cells that <#if sweep.count("failed") gt 0>failed (a cross)<#if sweep.count("not run") gt 0> or </#if></#if><#if sweep.count("not run") gt 0>have not been run (a ring)</#if></#if>.</@m.figure>
</#list>
<#if sweep.same?has_content>
The same in every recorded cell: ${sweep.same?join("; ")}.

</#if>
<#if sweep.moreOutcomes gt 0>
${say.several(sweep.moreOutcomes, "other outcome", "other outcomes")} of these kinds ${say.agree(sweep.moreOutcomes, "stands", "stand")} in the cells' records.

</#if>
<#elseif sweep.count("recorded") == 0>
No cell has a record yet, so there is nothing to compare.

<#else>
The cells that are recorded do not differ in an outcome that all of them have.<#if sweep.same?has_content> The same in every one: ${sweep.same?join("; ")}.</#if>

</#if>
## Cells

Each is an experiment with a page and a record of its own.

| Cell |<#list sweep.knobs as knob> ${knob.name} |</#list> State |<#list sweep.outcomes as outcome> ${outcome.name} |</#list>
| :--- |<#list sweep.knobs as knob> ---: |</#list> :--- |<#list sweep.outcomes as outcome> ---: |</#list>
<#list sweep.cells as cell>
| [${cell.experiment.id}](../${cell.experiment.id}/index.md) |<#list sweep.knobs as knob> ${cell.swept.value(knob.name)} |</#list> <#if cell.experiment.state == "failed">**failed**<#else>${cell.experiment.state}</#if> |<#list sweep.outcomes as outcome> ${outcome.shown(cell.experiment.id)} |</#list>
</#list>

<#assign failed = sweep.cells?filter(cell -> cell.experiment.state == "failed")>
<#if failed?has_content>
## Cells that failed

<#list failed as cell>
<div class="failed" role="note">

[${cell.experiment.id}](../${cell.experiment.id}/index.md)<#if cell.experiment.message?has_content>: ${cell.experiment.message}</#if>

</div>

Run it again: <code>${cell.experiment.rerun}</code>

</#list>
</#if>
<#assign needing = sweep.cells?filter(cell -> cell.experiment.state == "not run" && cell.experiment.message?has_content)>
<#if needing?has_content>
## What cells need

<#list needing as cell>
- [${cell.experiment.id}](../${cell.experiment.id}/index.md): ${cell.experiment.message}
</#list>

</#if>
