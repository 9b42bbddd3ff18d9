## Words in sentence frames

A word alone occurs once, so no probe meets it twice. Here each of the ${r.count("frames.words")} words stands at the end of each of ${say.word(x.frames?size)} sentence frames, ${r.count("frames.rows")} rows in all, and a label belongs to the word type, whatever its frame. The frames: <#list x.frames as frame><code>${frame.text}</code><#sep>, </#list>.

Two splits ask two questions. Split by word, no type of a test fold was trained on: what is told right is information about the label, and random labels are the null, at chance by construction. Split by frame, every type was trained on in other frames, so that a probe which memorises types would tell random labels right too. Selectivity therefore means what [Hewitt and Liang (2019)](#ref-hewitt) meant only in the second split: how far the accuracy exceeds what memorising the types can reach. A held-out frame is new to the probe, the frames of a held-out word are not, so the two accuracies are not a pair to compare. The probe is an L2 logistic regression whose strength is chosen in inner folds, grouped as the outer ones are.

<@m.figure chart=x.charts["frames"] source="probe-frames.csv">Accuracy of the probe on words in frames: one pass with true labels, every random labelling a dot, the mean a large marker; the bar is an interval over words for true labels and the range of the draws for random ones. In the upper half the gap between two neighbouring rows is the selectivity.</@m.figure>

| Representation | Held-out words | Random labels | p | Information, bits | Held-out frames | Random labels | Selectivity |
| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
<#list x.representations() as one>
<#assign w = r.at("frames." + one.id + ".byWord")>
<#assign f = r.at("frames." + one.id + ".byFrame")>
| ${one.name} | ${w.percent("testAccuracy")} | ${w.percent("controlTestAccuracy")} | ${w.small("permutationP")} | ${w.fixed("informationBits", 3)} | ${f.percent("testAccuracy")} | ${f.percent("controlTestAccuracy")} | ${f.fixed("selectivity", 3)} |
</#list>
<@m.source files=["results.json", "probe-frames.csv"]/>
Each accuracy is of ${r.count("frames.mlp.controlDraws")} random labellings or of the true one, all by the same single pass; p is the share of labellings, the true one among them, that are told at least as well on held-out words, so it cannot be smaller than one over their number.

<#list x.representations() as one>
<#assign w = r.at("frames." + one.id + ".byWord")>
<#assign f = r.at("frames." + one.id + ".byFrame")>
- ${one.name}: on held-out words ${w.percent("testAccuracy")} (${w.percentRange("testAccuracy")}) and <#if w.side("informationBits") gt 0>**${w.fixed("informationBits", 3)} bits** of information (the interval excludes zero)<#elseif w.side("informationBits") lt 0>**no information**: the probe costs ${w.fixed("informationBits", 3)} bits against the class shares<#else>${w.fixed("informationBits", 3)} bits of information, zero within the interval</#if>. In held-out frames ${f.percent("testAccuracy")} (${f.percentRange("testAccuracy")}) against ${f.percent("controlTestAccuracy")} (${f.percentRange("controlTestAccuracy")} over draws) with random labels: a selectivity of **<#if f.value("selectivity") lt 0>−</#if>${f.points("selectivity")} percentage points** (${f.pointsRange("selectivity")}, ${f.intervalKind("selectivity")}; standard deviation over draws ${f.points("selectivitySpread")}).
</#list>

Intervals resample whole words with all their rows, those of the selectivity the random labellings too; they hold for these frames and fits. Every one of the <#assign fits = 0><#assign converged = 0><#list x.representations() as one><#assign fits = fits + r.value("frames." + one.id + ".fits")><#assign converged = converged + r.value("frames." + one.id + ".convergedFits")></#list>${say.count(fits)} fits is measured by its duality gap<#if fits == converged>, and all are certified optimal to a relative 10⁻⁸<#else>; ${say.count(fits - converged)} ${say.agree(fits - converged, "is", "are")} not certified to a relative 10⁻⁸</#if>.

