<#import "macros.md.ftl" as m>
<#include "experiment-head.md.ftl">
<#assign x = experiment.recorded>
<#assign r = x.r>
<p class="deck">Data sets of known truth are simulated and handed to the code behind the paper's numbers. What it claims is counted against what is so.</p>

## False findings where nothing differs

No activation knows anything of any label, so every finding is false, and a correction for the family-wise error or for the false discovery rate may find anything in at most 5% of data sets. ${say.count(x.setting("calibration.familywise.dataSets")?number)} data sets of 312 words and ${say.count(x.setting("calibration.familywise.neurons")?number)} neurons for each of three kinds of activations, each tested under three divisions of the labels; max-T permutes them ${say.count(x.setting("calibration.familywise.permutations")?number)} times. *Normal* and *heavy-tailed* (Student's t, 3 degrees of freedom) neurons are independent; *zero-inflated* ones are rectified normal numbers, active on 10% of the words, correlated by 0.3 before rectification in groups of 20.

<@m.figure chart=x.charts["familywise"] source="familywise.csv">Share of data sets in which a procedure finds anything, with its 95% Monte Carlo interval; the share of max-T stands at the right.</@m.figure>

| Procedure | Lowest | Highest | Interval of the highest | Where | Designs above 5% | below 5% |
| :--- | ---: | ---: | ---: | :--- | ---: | ---: |
<#list x.procedures as one>
| ${one.name} | ${one.lowest} | ${one.highest} | ${one.range} | ${one.where} | ${one.above} of ${one.designs} | ${one.below} of ${one.designs} |
</#list>
<@m.source files="familywise.csv"/>

A design is above or below 5% if its whole 95% interval is; among many designs a few such intervals miss by chance.

## P-values of probes on noise

The permutation test of the whole probe, on ${say.count(x.setting("calibration.uniformity.dataSets")?number)} data sets of ${say.count(x.setting("calibration.uniformity.words")?number)} words and ${say.count(x.setting("calibration.uniformity.neurons")?number)} independent normal neurons that say nothing of the labels: ${x.setting("calibration.uniformity.folds")} outer and inner folds, ${x.setting("calibration.uniformity.strengths")} strengths, ${say.count(x.setting("calibration.uniformity.permutations")?number)} random labellings.

<@m.figure chart=x.charts["uniformity"] source="uniformity.csv">Distribution of the p-values. On the diagonal they are uniform; below it the test is conservative, above it too bold.</@m.figure>

| | At most 0.05 | Interval | Largest distance from uniform | Kolmogorov-Smirnov p |
| :--- | ---: | ---: | ---: | ---: |
| As published, ties count against a finding | ${r.percent("uniformity.published.rejected")} | ${r.percentRange("uniformity.published.rejected")} | ${r.fixed("uniformity.published.ksD", 3)} | ${r.small("uniformity.published.ksP")} |
| Ties split at random | ${r.percent("uniformity.tiesSplit.rejected")} | ${r.percentRange("uniformity.tiesSplit.rejected")} | ${r.fixed("uniformity.tiesSplit.ksD", 3)} | ${r.small("uniformity.tiesSplit.ksP")} |

## Coverage of the intervals

Every interval claims 95%. For Hedges' g, AUC and proportions the truth is that of the simulated population, in closed form (${say.count(x.setting("calibration.coverage.samples")?number)} samples each). For a probe it is the expected out-of-fold score of the whole procedure on new words, fitted to as many words as a training fold has: without a signal 50% accuracy, no information and no difference, with one the mean over all ${say.count(x.setting("calibration.coverage.dataSets")?number)} data sets (${say.count(x.setting("calibration.coverage.words")?number)} words, ${say.count(x.setting("calibration.coverage.neurons")?number)} neurons, a fifth of which differ by 0.5 deviations; ${x.setting("calibration.coverage.folds")} folds, ${x.setting("calibration.coverage.repeats")} repeats, ${x.setting("calibration.coverage.strengths")} strengths; the second representation is the first with as much noise added).

<@m.figure chart=x.charts["coverage"] source="coverage.csv">Share of intervals that hold the truth, with its Monte Carlo interval.</@m.figure>

Beyond Monte Carlo error, ${say.word(x.tooShort()?size)} of ${x.coverage?size} rows hold the truth less often than 95%, and ${say.word(x.wide())} more often.

<#if x.tooShort()?has_content>
<@m.coverage rows=x.tooShort()/>
<@m.source files="coverage.csv"/>

</#if>
## Power

156 words of each label; one neuron in <#assign share = x.setting("calibration.power.plantedShare")?number>${say.count(1 / share)} differs by the given number of standard deviations, in ${say.count(x.setting("calibration.power.dataSets")?number)} data sets for each point. Power is the share of the differing neurons that are found.

<@m.figure chart=x.charts["power"] source="power.csv">Power by the size of the difference, for a family as small as an MLP's and one as large as an SAE's.</@m.figure>

<#include "experiment-record.md.ftl">
