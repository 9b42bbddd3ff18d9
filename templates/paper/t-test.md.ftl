## Neuron-wise t-test

For each neuron, Welch's t-test ([1947](#ref-welch)) compares its activations on ${words.first} and ${words.second} words. A neuron that is constant over all words has no test.

<@m.figure chart=x.charts["p-values"] source="ttest-mlp.csv">Distribution of the p-values, as shares of the neurons tested, on one scale. If no neuron differed, every bar would reach the dashed line.</@m.figure>

| | <#list x.representations() as one>${one.name} | </#list>
| :--- |<#list x.representations() as one> ---: |</#list>
| Neurons |<#list x.representations() as one> ${r.count("ttest." + one.id + ".neurons")} |</#list>
| Constant over all words, not tested |<#list x.representations() as one> ${r.count("ttest." + one.id + ".constant")} |</#list>
| Tested |<#list x.representations() as one> ${r.count("ttest." + one.id + ".tested")} |</#list>
| Significant at a raw p below ${r.level("ttest.mlp.alpha")} |<#list x.representations() as one> ${r.count("ttest." + one.id + ".significant")} |</#list>
| Bonferroni, family-wise 0.05 |<#list x.representations() as one> ${r.count("ttest." + one.id + ".bonferroni")} |</#list>
| Holm, family-wise 0.05 |<#list x.representations() as one> ${r.count("ttest." + one.id + ".holm")} |</#list>
| Benjamini-Hochberg, false discovery rate 0.05 |<#list x.representations() as one> ${r.count("ttest." + one.id + ".bh")} |</#list>
| Family-wise confidence at the raw level |<#list x.representations() as one> ${say.fixed(r.value("ttest." + one.id + ".familywiseConfidence") * 100, 2)}% |</#list>

<#assign mlpCount = r.value("ttest.mlp.significant")>
<#assign saeCount = r.value("ttest." + sae.id + ".significant")>
<#if mlpCount == 0 && saeCount == 0>
No neuron of either representation is significant at that level, so there is nothing to compare.
<#elseif saeCount lt mlpCount>
Fewer neurons of the SAE are significant than of the MLP, ${r.count("ttest." + sae.id + ".significant")} against ${r.count("ttest.mlp.significant")}, as in the earlier study.
<#elseif saeCount gt mlpCount>
More neurons of the SAE are significant than of the MLP, ${r.count("ttest." + sae.id + ".significant")} against ${r.count("ttest.mlp.significant")}, other than in the earlier study.
<#else>
As many neurons of the SAE are significant as of the MLP: ${r.count("ttest.mlp.significant")}.
</#if>
The corrections answer what the earlier study left open, the error over the whole family of tests: [Bonferroni](#ref-dunn) and [Holm](#ref-holm) bound the chance of any false finding, [Benjamini and Hochberg](#ref-bh) the expected share of false ones. The family-wise confidence is computed as the earlier study did, the confidence of one test to the power of their number, which takes the tests to be independent. Welch's p-values are approximate where a neuron is zero on most words, as SAE neurons are; the corrected counts of the SAE inherit that. The significant neurons are listed in [annexure 2](#annexure-2-significant-neurons).

