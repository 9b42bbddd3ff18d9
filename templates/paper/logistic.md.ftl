## Logistic regression

The earlier study's logistic regression did not converge. Where a plane tells the classes apart without error, a fit without a penalty has no finite optimum: its weights grow for ever. With more neurons than words that is the rule. Here: <#list x.representations() as one><#assign l = r.at("logistic." + one.id)><#if l.value("separable") == 1>**the ${one.name} separates the classes** of all words (shown by the fit at strength ${l.small("separationStrength")}, the nearest word at ${l.small("separationMargin")} of the words' spread from the plane)<#else>no plane with a margin above ${l.small("separationMargin")} of the words' spread separates the classes in the ${one.name}</#if><#sep>; </#list>. So every fit here has a penalty, and its optimality is certified: the duality gap relative to the objective at most 10⁻⁸, and for L1 and the elastic net the optimality conditions of every neuron, not only those in use, to 10⁻⁶. What cannot be certified would be listed with the reason<#if x.logistic.uncertified?has_content>:

| Representation | Penalty | Strength | Why |
| :--- | :--- | ---: | :--- |
<#list x.logistic.uncertified as fit>
| ${fit.representation} | ${fit.penalty} | ${fit.strength} | ${fit.why} |
</#list>
<@m.source files="logistic.csv"/>
<#else>; there is no such fit on the paths.
</#if>

| Representation | Penalty | Fits | Certified | Worst gap |
| :--- | :--- | ---: | ---: | ---: |
<#list x.representations() as one>
<#list x.logistic.penalties as penalty>
<#assign l = r.at("logistic." + one.id + "." + penalty)>
| ${one.name} | ${penalty} | ${l.count("fits")} | ${l.count("convergedFits")} | ${l.small("worstOptimalityGap")} |
</#list>
</#list>
<@m.source files=["results.json", "logistic.csv"]/>

<#if x.charts["logistic-sparsity"]??>
<@m.figure chart=x.charts["logistic-sparsity"] source="logistic.csv">Out-of-fold log loss of the L1 regression against the number of neurons that it uses, with the true labels (markers) and the mean over ${x.setting(x.logisticSetting("shuffles"))} shuffled labellings (thin lines). Below the dashed line the activations say something about the label.</@m.figure>

<#list x.saes as one>
<#assign s = r.at("logistic." + one.id + ".l1")>
<#assign f = r.at("logistic.mlp.l1")>
<#if s.value("lowestNonzero") lt f.value("lowestNonzero")>**At its lowest test loss the ${one.name} uses fewer neurons**<#elseif s.value("lowestNonzero") gt f.value("lowestNonzero")>**At its lowest test loss the ${one.name} uses more neurons**<#else>**At their lowest test loss the ${one.name} and the MLP use as many neurons**</#if>: ${s.count("lowestNonzero")} against ${f.count("lowestNonzero")} in the MLP, at ${s.fixed("lowestLossBits", 3)} against ${f.fixed("lowestLossBits", 3)} bits. <#if x.logistic.fewest[one.id]??>It gets to the lowest loss of the MLP with ${x.logistic.fewest[one.id]} neurons.<#else>With no number of neurons on the path does the ${one.name} get to the lowest loss of the MLP.</#if> The lowest point of a path is picked by the test words and so a little too low; on shuffled labels it lies at ${s.fixed("nullLowestLossBits", 3)} bits with ${s.fixed("nullLowestNonzero", 1)} neurons for the ${one.name} and ${f.fixed("nullLowestLossBits", 3)} bits with ${f.fixed("nullLowestNonzero", 1)} for the MLP, means of the shuffles.

</#list>
</#if>
With the strength chosen inside each training fold, and in each second row the same procedure on shuffled labels (mean of the shuffles):

| Representation | Penalty | Labels | Neurons | Test accuracy | Test loss, bits | AUC | McFadden's R² | Tjur's R² |
| :--- | :--- | :--- | ---: | ---: | ---: | ---: | ---: | ---: |
<#list x.representations() as one>
<#list x.logistic.penalties as penalty>
<#assign l = r.at("logistic." + one.id + "." + penalty)>
| ${one.name} | ${penalty} | true | ${l.fixed("nonzero", 1)} | ${l.percent("testAccuracy")} (${l.percentRange("testAccuracy")}) | ${l.fixed("testLogLossBits", 3)} | ${l.fixed("testAuc", 3)} | ${l.fixed("mcFadden", 3)} | ${l.fixed("tjur", 3)} |
| ${one.name} | ${penalty} | shuffled | ${l.fixed("nullNonzero", 1)} | ${l.percent("nullTestAccuracy")} (${l.percentRange("nullTestAccuracy")}) | ${l.fixed("nullTestLogLossBits", 3)} | | ${l.fixed("nullMcFadden", 3)} | ${l.fixed("nullTjur", 3)} |
</#list>
</#list>
<@m.source files=["results.json", "logistic-null.csv"]/>
Everything in that table is out of fold. On the training words themselves, where R² means little, the L2 fits reach a McFadden's R² of <#list x.representations() as one>${r.fixed("logistic." + one.id + ".l2.trainMcFadden", 3)} (${one.name})<#sep>, </#list> and a Tjur's R² of <#list x.representations() as one>${r.fixed("logistic." + one.id + ".l2.trainTjur", 3)} (${one.name})<#sep>, </#list>.

<#list x.saes as one>
<#assign loss = r.value("logistic." + one.id + ".testLogLossBits")>
<#assign mlpLoss = r.value("logistic.mlp.testLogLossBits")>
<#if loss gt mlpLoss>With L2, the ${one.name} costs ${say.fixed(loss - mlpLoss, 3)} bits a word more than the MLP.<#elseif loss lt mlpLoss>With L2, the ${one.name} costs ${say.fixed(mlpLoss - loss, 3)} bits a word less than the MLP.<#else>With L2, the ${one.name} and the MLP cost the same.</#if>

</#list>
### Which neurons

The p-values of a penalised fit on the words that chose its neurons mean nothing, so two other questions are asked. **Stability**: which neurons does the L1 path pick on at least ${say.percent(x.setting(x.logisticSetting("stability.threshold"))?number)} of ${x.setting(x.logisticSetting("stability.subsamples"))} random halves of the words? For the number expected among them by chance there is a bound ([Meinshausen and Bühlmann 2010](#ref-stability), [Shah and Samworth 2013](#ref-pairs)). **Sample splitting**: which neurons, selected on one half, are significant on the other, over ${x.setting(x.logisticSetting("splits"))} splits joined ([Meinshausen, Meier and Bühlmann 2009](#ref-splits)), at a family-wise error of 0.05? Fits on the other half use [Firth's](#ref-firth) likelihood, which stays finite under separation.

| | <#list x.representations() as one>${one.name} | </#list>
| :--- |<#list x.representations() as one> ---: |</#list>
| Neurons a path may pick |<#list x.representations() as one> ${r.count("logistic." + one.id + ".stability.q")} of ${r.count("logistic." + one.id + ".stability.varying")} |</#list>
| Stable neurons |<#list x.representations() as one> ${r.count("logistic." + one.id + ".stability.selected")} |</#list>
| Bound on the false ones among them |<#list x.representations() as one> ${r.fixed("logistic." + one.id + ".stability.bound", 2)} |</#list>
| Stable on shuffled labels, mean |<#list x.representations() as one> ${r.fixed("logistic." + one.id + ".stability.nullSelected", 1)} |</#list>
| Significant by sample splitting |<#list x.representations() as one> ${r.count("logistic." + one.id + ".sampleSplit.significant")} |</#list>
| Significant on shuffled labels, mean |<#list x.representations() as one> ${r.fixed("logistic." + one.id + ".sampleSplit.nullSignificant", 1)} |</#list>
<@m.source files=["results.json", "stability.csv", "sample-split.csv"]/>
The bound takes noise neurons to be equally likely picks; under one scale for all, neurons of large variance are picked more often, so that it need not hold here. The count on shuffled labels is the one to compare with<#list x.representations() as one><#assign st = r.at("logistic." + one.id + ".stability")><#if st.value("nullSelected") gt st.value("bound")>: for the ${one.name} it exceeds the bound</#if></#list>.

<#list x.representations() as one>
<#if x.logistic.stable[one.id]?has_content>
Stable neurons of the ${one.name}, with the coefficient of the joint refit by Firth's likelihood (log odds ratio for one standard deviation, 95% profile interval; the same words chose the neurons, so the intervals are too narrow):

| Neuron | Picked on | Coefficient |
| ---: | ---: | :--- |
<#list x.logistic.stable[one.id] as row>
| ${row.neuron} | ${row.probability} | ${row.coefficient} |
</#list>
<@m.source files=["stability.csv", "refits.csv"]/>

<#else>
No neuron of the ${one.name} is stable.

</#if>
<#if x.logistic.split[one.id]?has_content>
Neurons of the ${one.name} of the smallest joined p by sample splitting: <#list x.logistic.split[one.id] as row>${row.neuron} (p ${row.p}<#if row.significant>, **significant**</#if>)<#sep>, </#list>.

</#if>
</#list>
