## Neuron-wise t-test

<#assign level = r.fixed("ttest.mlp.familywiseLevel", 2)>
For each neuron, <#if x.pooledTests()>the t-test with pooled variance<#else>Welch's t-test ([1947](#ref-welch))</#if> compares its activations on ${words.first} and ${words.second} words. A neuron that is constant over all words has no test. Conclusions rest on [max-T](#ref-westfall) at a family-wise level of ${level}: the largest |t| of all neurons is compared with its values under ${r.count("ttest.mlp.permutations")} permutations of the labels, step by step, so that neither the dependence between neurons nor their many zeros distort the error.

<@m.figure chart=x.charts["p-values"] source="ttest-mlp.csv">Distribution of the p-values, as shares of the neurons tested, on one scale. If no neuron differed, every bar would reach the dashed line. As numbers of neurons: [the experiment's page](experiments/${experiment.id}/index.md#charts).</@m.figure>

<@m.figure chart=x.charts["volcano"] source="ttest-mlp.csv">Effect size and p-value of every neuron. Circles are significant by max-T at ${level}.</@m.figure>

Each count stands beside what the same analysis finds where there is nothing to find: on ${r.count("ttest.mlp.shuffles")} shufflings of the labels.

| |<#list x.representations() as one> ${one.name} | shuffled, mean | shuffled, any |</#list>
| :--- |<#list x.representations() as one> ---: | ---: | ---: |</#list>
<@m.found representations=x.representations() r=r way="maxT" name="Max-T, family-wise " + level/>
<@m.found representations=x.representations() r=r way="significant" name="Raw p below " + r.level("ttest.mlp.alpha") + ", as the earlier study"/>
<@m.found representations=x.representations() r=r way="bonferroni" name="Bonferroni, family-wise " + level/>
<@m.found representations=x.representations() r=r way="holm" name="Holm, family-wise " + level/>
<@m.found representations=x.representations() r=r way="bh" name="Benjamini-Hochberg, false discovery rate " + level/>
<@m.found representations=x.representations() r=r way="by" name="Benjamini-Yekutieli, false discovery rate " + level/>
<@m.found representations=x.representations() r=r way="mannWhitney" name="Rank test, raw p below " + r.level("ttest.mlp.alpha")/>
<@m.found representations=x.representations() r=r way="mannWhitneyHolm" name="Rank test, Holm, family-wise " + level/>
<@m.source files="results.json"/>
"Shuffled, any" is the share of the shufflings in which at least one neuron is found, which a family-wise level of ${level} promises to be at most ${r.percent("ttest.mlp.familywiseLevel")} in the long run. For max-T it is judged by its first step, and the shufflings are among the permutations that set its limit, so that its share is near the level by construction: whether max-T keeps it is for [the simulations](#do-the-statistics-keep-their-word) to tell.

| | <#list x.representations() as one>${one.name} | </#list>
| :--- |<#list x.representations() as one> ---: |</#list>
| Neurons |<#list x.representations() as one> ${r.count("ttest." + one.id + ".neurons")} |</#list>
| Constant over all words, not tested |<#list x.representations() as one> ${r.count("ttest." + one.id + ".constant")} |</#list>
| Tested |<#list x.representations() as one> ${r.count("ttest." + one.id + ".tested")} |</#list>
| Family-wise confidence of the raw level, as the earlier study computed it |<#list x.representations() as one> ${say.fixed(r.value("ttest." + one.id + ".familywiseConfidence") * 100, 2)}% |</#list>
| The confidence that is guaranteed |<#list x.representations() as one> ${say.fixed(r.value("ttest." + one.id + ".guaranteedConfidence") * 100, 2)}% |</#list>
<@m.source files="results.json"/>
<#assign mlpFound = r.value("ttest.mlp.maxT")>
<#assign saeFound = r.value("ttest." + sae.id + ".maxT")>
<#if mlpFound == 0 && saeFound == 0>
No neuron of either representation is significant by max-T, so there is nothing to compare.
<#elseif saeFound lt mlpFound>
By max-T fewer neurons of the SAE are significant than of the MLP, ${r.count("ttest." + sae.id + ".maxT")} against ${r.count("ttest.mlp.maxT")}, as in the earlier study.
<#elseif saeFound gt mlpFound>
By max-T more neurons of the SAE are significant than of the MLP, ${r.count("ttest." + sae.id + ".maxT")} against ${r.count("ttest.mlp.maxT")}, other than in the earlier study.
<#else>
By max-T as many neurons of the SAE are significant as of the MLP: ${r.count("ttest.mlp.maxT")}.
</#if>
The corrections answer what the earlier study left open, the error over the whole family of tests: max-T, [Bonferroni](#ref-dunn) and [Holm](#ref-holm) bound the chance of any false finding, [Benjamini and Hochberg](#ref-bh) and, under any dependence, [Benjamini and Yekutieli](#ref-by) the expected share of false ones. All but max-T start from p-values that are approximate where a neuron is zero on most words, and stand here for comparison; so does the [rank test](#ref-mannwhitney). The earlier study's family-wise confidence, that of one test to the power of their number, takes the tests to be independent; the guaranteed one, 1 minus their number times the level, does not. The significant neurons are listed in [annexure 2](#annexure-2-significant-neurons).

