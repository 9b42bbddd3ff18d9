
## Do the statistics keep their word?

<#if report.calibration()??>
<#assign study = report.calibration()>
<#assign c = study.recorded>
<#assign cr = c.r>
<#assign maxT = c.procedure("welch.max-t")>
<#assign holm = c.procedure("welch.holm")>
<#assign bh = c.procedure("welch.bh")>
<#assign rank = c.procedure("mann-whitney.holm")>
A [study of its own](experiments/${study.id}/index.md) simulates data sets of known truth and hands them to the code behind the numbers above.

<@m.figure chart=c.charts["familywise"] source="familywise.csv" at="experiments/" + study.id + "/charts/" from="data/" + study.id + "/">Share of data sets without any signal in which a procedure finds something, which should be 5% or less; 312 words, ${say.count(c.setting("calibration.familywise.neurons")?number)} neurons, ${say.count(c.setting("calibration.familywise.dataSets")?number)} data sets for each kind of activations; the share of max-T stands at the right.</@m.figure>

Where nothing differs, max-T finds something in ${maxT.lowest} to ${maxT.highest} of data sets over ${say.word(maxT.designs)} designs<#if maxT.above == 0>, in none of them more often than 5% by more than the Monte Carlo error<#else>; in ${say.word(maxT.above)} of them more often than 5% by more than the Monte Carlo error</#if>. Corrections of Welch's p-values <#if holm.above + bh.above == 0>do too<#else>do not keep to 5% everywhere</#if>: with Holm's up to ${holm.highest} (${holm.where}), with Benjamini and Hochberg's up to ${bh.highest}. On sparse activations and 262 against 50 words it is ${cr.percent("familywise.zero-inflated.262-50.welch.holm")} with Holm's, ${cr.percent("familywise.zero-inflated.262-50.pooled.holm")} with Holm's on pooled t, ${cr.percent("familywise.zero-inflated.262-50.mann-whitney.holm")} with Holm's on the rank test and ${cr.percent("familywise.zero-inflated.262-50.welch.max-t")} (${cr.percentRange("familywise.zero-inflated.262-50.welch.max-t")}) with max-T. The rank test reaches ${rank.highest} at most.

On noise the published permutation p-value of a probe is at most 0.05 in ${cr.percent("uniformity.published.rejected")} of data sets (${cr.percentRange("uniformity.published.rejected")}). <#if cr.value("uniformity.published.ksP") lt 0.05>It is not uniform (largest distance ${cr.fixed("uniformity.published.ksD", 3)}, p = ${cr.small("uniformity.published.ksP")}); ties count against a finding, and with<#else>It does not differ from uniform (p = ${cr.small("uniformity.published.ksP")}); with</#if> ties split at random <#if cr.value("uniformity.tiesSplit.ksP") lt 0.05>it is not uniform either<#else>it does not differ from uniform</#if> (p = ${cr.small("uniformity.tiesSplit.ksP")}).

<#if c.tooShort()?has_content>
Of ${c.coverage?size} rows of intervals that claim 95%, ${c.tooShort()?size} hold the truth less often, beyond Monte Carlo error:

<@m.coverage rows=c.tooShort()/>
<@m.source files="coverage.csv" from="data/" + study.id + "/"/>
<#else>
None of ${c.coverage?size} rows of intervals that claim 95% holds the truth less often, beyond Monte Carlo error.
</#if>

Among ${say.count(c.setting("calibration.power.saeNeurons")?number)} normal neurons max-T finds a difference of 0.6 deviations in ${cr.percent("power.normal." + c.setting("calibration.power.saeNeurons") + ".effect-0.6.welch.max-t")} of the neurons that have it and one of 0.8 in ${cr.percent("power.normal." + c.setting("calibration.power.saeNeurons") + ".effect-0.8.welch.max-t")}; where neurons are active on a tenth of the words it is ${cr.percent("power.zero-inflated." + c.setting("calibration.power.saeNeurons") + ".effect-0.6.welch.max-t")} and ${cr.percent("power.zero-inflated." + c.setting("calibration.power.saeNeurons") + ".effect-0.8.welch.max-t")}.
<#else>
No simulation study of the tests and intervals above has been recorded: whether they keep their levels is not measured here.
</#if>

