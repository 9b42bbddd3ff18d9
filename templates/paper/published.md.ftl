## Results beside the published study

The two columns come from different <#if !x.published??>models, </#if>corpora and words, so that agreement is not replication and disagreement is not refutation.

<#assign p = report.published>
| | Published study | This build |
| :--- | ---: | ---: |
| Model | TinyStories-1Layer-21M | <#if x.published??>the same<#else><#if r.has("model.blocks")>${m.family(x)}<#else>GPT-Neo</#if>, ${r.count("model.parameters")} parameters</#if> |
| Raw answers | ${say.count(p.rawAnswers)} | ${r.count("wordset.raw")} |
| Removed | ${say.count(p.removed)} | ${r.count("wordset.removed")} |
| Words | ${say.count(p.words)} | ${r.count("wordset.kept")} |
| MLP neurons | ${say.count(p.mlpNeurons)} | ${r.count("sae." + sae.id + ".dIn")} |
| SAE neurons | ${say.count(p.saeNeurons)} | ${r.count("sae." + sae.id + ".dSae")} |
| SAE training steps | ${say.count(p.saeSteps)} | <#if r.has("sae." + sae.id + ".steps")>${r.count("sae." + sae.id + ".steps")}<#else>not trained here</#if> |
<#if x.analyses?seq_contains("probe")>
| Selectivity, MLP | higher | ${r.fixed("probe.mlp.selectivity", 3)} |
| Selectivity, SAE | lower | ${r.fixed("probe." + sae.id + ".selectivity", 3)} |
</#if>
<#if x.analyses?seq_contains("logistic")>
| Logistic regression, MLP | did not converge | ${r.count("logistic.mlp.convergedFits")} of ${r.count("logistic.mlp.fits")} fits converged |
| Logistic regression, SAE | did not converge | ${r.count("logistic." + sae.id + ".convergedFits")} of ${r.count("logistic." + sae.id + ".fits")} fits converged |
</#if>
<#if x.analyses?seq_contains("t-test")>
| Significant MLP neurons at ${r.level("ttest.mlp.alpha")} | ${p.mlpSignificant?size} | ${r.count("ttest.mlp.significant")} |
| Their share of all | ${say.share(p.mlpSignificant?size / p.mlpNeurons)} | ${say.share(r.value("ttest.mlp.significant") / r.value("ttest.mlp.neurons"))} |
| Significant SAE neurons at ${r.level("ttest." + sae.id + ".alpha")} | ${p.saeSignificant?size} | ${r.count("ttest." + sae.id + ".significant")} |
| Their share of all | ${say.share(p.saeSignificant?size / p.saeNeurons)} | ${say.share(r.value("ttest." + sae.id + ".significant") / r.value("ttest." + sae.id + ".neurons"))} |
| Family-wise confidence, MLP, as the study computes it | ${say.fixed(p.mlpConfidence * 100, 2)}% | ${say.fixed(r.value("ttest.mlp.familywiseConfidence") * 100, 2)}% |
| Family-wise confidence, SAE, as the study computes it | ${say.fixed(p.saeConfidence * 100, 2)}% | ${say.fixed(r.value("ttest." + sae.id + ".familywiseConfidence") * 100, 2)}% |
</#if>
<@m.source files="results.json"/>
Significant neurons, counted from zero, in the published study: MLP ${p.mlpSignificant?join(", ")}; SAE ${p.saeSignificant?join(", ")}. <#if x.analyses?seq_contains("t-test")>In this build: MLP <@m.numbers rows=mlp.significant/>; SAE <@m.numbers rows=sae.significant/>. <#if x.published??>Of the study's MLP neurons ${say.word(x.published.significant)} ${say.agree(x.published.significant, "is", "are")} significant here too; the numbers of SAE neurons come from different trainings and bear no relation to each other;<#else>The numbers name neurons of different models and bear no relation to each other;</#if> [annexure 2](#annexure-2-significant-neurons) has the tests.</#if>

