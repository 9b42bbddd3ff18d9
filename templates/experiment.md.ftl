<#import "macros.md.ftl" as m>
<#import "saes.md.ftl" as q>
<#import "lean.md.ftl" as l>
<#import "effectiveness.md.ftl" as e>
<#import "causal.md.ftl" as causes>
<#import "findings.md.ftl" as f>
<#include "experiment-head.md.ftl">
<#if experiment.recorded??>
<#assign x = experiment.recorded>
<#assign r = x.r>
<#assign words = x.words>
<#assign a = x.autoencoders>
<#list x.notRun as id>
The SAE <code>${id}</code> has not been trained: it needs a GPU, and no machine with one has recorded this experiment.

</#list>
<#if x.saes?has_content && x.analyses?has_content>
## Findings

The feature is whether a word is ${words.first} or ${words.second}, in ${r.count("wordset.kept")} words.<#if x.saes?size gt 1> What follows is of the first of ${say.word(x.saes?size)} SAEs, <code>${x.sae().id}</code>.</#if>
<@f.of x=x r=r sae=x.sae() words=words/>

</#if>
<#if words.concepts?has_content>
## Concepts

The same model and SAEs are read at the words of ${say.word(words.concepts?size)} concepts. Where no other is named, this page is of the first: ${words.first} or ${words.second}.

| Concept | Words | Labels | Data |
| :--- | ---: | :--- | :--- |
<#list words.concepts as one>
| ${one.name} | ${one.words} | <#list one.labels as label>${label.words} ${label.name}<#sep>, </#list> | [words.csv](${data}${one.folder}words.csv), [wordset.csv](${data}${one.folder}wordset.csv) |
</#list>

</#if>
<#if r.has("model.blocks")>
## The model

<#include "pretrained.md.ftl">

</#if>
<#if a.all?has_content>
## Quality of the ${say.agree(a.all?size, "SAE", "SAEs")}

<@q.quality x=x r=r/>
<#if a.sweep??>
<@q.pareto x=x at=charts from=data/>
<@q.fronts sweep=a.sweep/>
</#if>
<@q.density x=x at=charts from=data/>
</#if>
<#if a.pairs?has_content>
Does another seed find the same features? <@q.seeds pairs=a.pairs from=data/>
</#if>
<#if a.rates?has_content>
What another learning rate would do; the rate in bold is that of the recipe, everything else is equal:

<@q.rates x=x/>
</#if>
<#if a.sweep??>
<@q.trainings x=x from=data/>
</#if>
<#if x.analyses?seq_contains("lean")>
## Labels against the model

<@l.body x=x r=r words=words from=data/>
</#if>
<#if x.effectiveness??>
## Effectiveness

The [paper](../../index.html#an-effectiveness-score) defines the score.

<@e.curve x=x at=charts from=data/>
<@e.table x=x from=data/>
<#list x.saes as one>
<@e.verdict x=x sae=one/>

</#list>
<@e.rankings x=x/>
<#if words.concepts?has_content>
### Effectiveness by concept

<@e.concepts x=x from=data/>
</#if>
</#if>
<#if x.analyses?seq_contains("causal")>
## What the neurons do

<@causes.body x=x r=r words=words from=data/>
</#if>
## Charts

<#if x.charts["model-training"]??>
<@m.figure chart=x.charts["model-training"] source="model-training.csv">Loss of the language model in training.</@m.figure>
</#if>
<#list x.saes as one>
<#if x.charts["sae-" + one.id + "-training"]??>
<@m.figure chart=x.charts["sae-" + one.id + "-training"] source="sae-" + one.id + "-training.csv">Training of the ${one.name}.</@m.figure>
</#if>
</#list>
<#if x.charts["selectivity"]??>
<@m.figure chart=x.charts["selectivity"] source="probe.csv">Accuracy of the linear probe with true and with random labels, every draw a dot.</@m.figure>
</#if>
<#if x.charts["sae-minus-mlp"]??>
<@m.figure chart=x.charts["sae-minus-mlp"] source="results.json">Held-out accuracy of the SAE less that of the MLP; the dashed line is the margin of non-inferiority.</@m.figure>
</#if>
<#if x.charts["frames"]??>
<@m.figure chart=x.charts["frames"] source="probe-frames.csv">Accuracy of the linear probe on words in [sentence frames](${data}frames.csv) with true and with random labels.</@m.figure>
</#if>
<#if x.charts["logistic-path"]??>
<@m.figure chart=x.charts["logistic-path"] source="logistic.csv">Out-of-fold log loss along the path of the logistic regression.</@m.figure>
</#if>
<#list ["logistic-path-l1", "logistic-path-elastic-net", "logistic-sparsity"] as name>
<#if x.charts[name]??>
<@m.figure chart=x.charts[name] source="logistic.csv">${x.charts[name].title}.</@m.figure>
</#if>
</#list>
<#if x.charts["p-values"]??>
<@m.figure chart=x.charts["p-values"] source="ttest-mlp.csv">Distribution of the p-values of the neuron-wise t-tests, as shares of the neurons tested.</@m.figure>
<@m.figure chart=x.charts["p-value-counts"] source="ttest-mlp.csv">The same as numbers of neurons.</@m.figure>
<@m.figure chart=x.charts["p-quantiles"] source="ttest-mlp.csv">Ordered p-values against uniform ones. The band holds 95% of each ordered value if no neuron differed and the tests were independent.</@m.figure>
<@m.figure chart=x.charts["volcano"] source="ttest-mlp.csv">Effect size and p-value of every neuron; circles are significant by max-T.</@m.figure>

<#if x.published??>
## The neurons of the published study

The study names ${x.published.neurons?size} MLP neurons of this model as significant at ${r.level("ttest.mlp.alpha")}. Of them ${say.word(x.published.significant)} ${say.agree(x.published.significant, "is", "are")} so here, and ${say.word(x.published.familywise)} by max-T over all neurons. The words are not the study's, whose list is not published.<#if x.saes?has_content> The numbers of its SAE's neurons name features of another training; they have no counterpart here.</#if>

<@m.neurons rows=x.published.neurons words=words/>

</#if>
## Neurons

Neurons of the smallest p-values, counted from zero, significant or not at ${r.level("ttest.mlp.alpha")}. The CSV files have every neuron.

<#list x.representations() as one>
### Neurons of the ${one.name}

<#if one.smallest?has_content>
${say.count(one.smallest?size)} of ${r.count("ttest." + one.id + ".tested")} tested: [ttest-${one.id}.csv](${data}ttest-${one.id}.csv).

<@m.neurons rows=one.smallest words=words/>

<@m.effects rows=one.smallest/>

<#else>
No neuron could be tested.

</#if>
</#list>
</#if>
<#include "experiment-record.md.ftl">
</#if>
