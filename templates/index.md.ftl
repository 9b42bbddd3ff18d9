<#import "macros.md.ftl" as m>
<#import "saes.md.ftl" as q>
<#import "lean.md.ftl" as l>
<#import "effectiveness.md.ftl" as e>
<#import "causal.md.ftl" as causes>
<#import "validation.md.ftl" as v>
<#import "findings.md.ftl" as f>
# ${report.paper.title}

<#if report.paper.deck?has_content>
<p class="deck">${report.paper.deck}</p>

</#if>
<p class="byline">${say.list(report.paper.authors)}<#if experiment??> · <@m.provenance experiment.recorded.run/></#if></p>

<#include "paper/claims.md.ftl">
<#assign failed = report.experiments?filter(one -> one.state == "failed")>
<#if failed?has_content || !experiment??>
<#include "paper/experiments.md.ftl">
</#if>
<#if experiment??>
<#assign x = experiment.recorded>
<#assign r = x.r>
<#assign words = x.words>
<#assign mlp = x.mlp>
<#assign sae = x.sae()>
<#include "paper/abstract.md.ftl">
<#include "paper/introduction.md.ftl">
<#include "paper/dataset.md.ftl">
<#include "paper/model.md.ftl">
<#if x.analyses?seq_contains("lean")>
<#include "paper/lean.md.ftl">
</#if>
<#include "paper/sae.md.ftl">
<#include "paper/sweep.md.ftl">
<#if x.analyses?seq_contains("probe")>
<#include "paper/probing.md.ftl">
</#if>
<#if x.analyses?seq_contains("probe-in-frames")>
<#include "paper/frames.md.ftl">
</#if>
<#if x.analyses?seq_contains("logistic")>
<#include "paper/logistic.md.ftl">
</#if>
<#if x.analyses?seq_contains("t-test")>
<#include "paper/t-test.md.ftl">
</#if>
<#if x.effectiveness??>
<#include "paper/effectiveness.md.ftl">
<#include "paper/concepts.md.ftl">
</#if>
<#if x.analyses?seq_contains("causal")>
<#include "paper/causal.md.ftl">
</#if>
<#include "paper/published.md.ftl">
<#include "paper/objectives.md.ftl">
<#include "paper/calibration.md.ftl">
<#include "paper/planted.md.ftl">
<#if x.effectiveness??>
<#include "paper/validation.md.ftl">
</#if>
<#if !failed?has_content>
<#include "paper/experiments.md.ftl">
</#if>
<#include "paper/shortfalls.md.ftl">
<#include "paper/references.md.ftl">
<#include "paper/annexures.md.ftl">
<#elseif report.recorded()>
No experiment on a model and its sparse autoencoders has a record yet, and that is what the paper is about. The pages above show what has been recorded.
<#else>
No experiment has a record yet, so there is nothing to report: `mvn verify` runs those above and writes their records.
</#if>
