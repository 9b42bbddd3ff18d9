<#import "macros.md.ftl" as m>
<#import "validation.md.ftl" as v>
<#include "experiment-head.md.ftl">
<#assign x = experiment.recorded>
<p class="deck">Activations are made of the features of a known dictionary and handed to the code that trains the paper's SAEs. How much of the dictionary each architecture finds is counted.</p>

## What is planted

A dictionary has ${say.count(x.setting("planted.features")?number)} features: unit directions, independent and uniform on the sphere in ${say.count(x.setting("planted.dIn")?number)} dimensions. An activation is the sum of the features that are active in it, each with a strength uniform between ${say.declared(x.setting("planted.leastStrength")?number)} and ${say.declared(x.setting("planted.mostStrength")?number)}. Features are active independently of each other, feature i in a share of the activations proportional to i to the power of ${say.declared(-(x.setting("planted.exponent")?number))}, at most always, so that on average ${say.list(x.levels()?map(level -> level?string))} are. ${say.word(x.setting("planted.dictionaries")?number)?cap_first} dictionaries are drawn; each SAE is trained on each of them, on the same activations as the others and with initial weights of its own, by one recipe for every number of active features<#if x.kFollows()>; only k is that number</#if>.

<#if x.validation??>
## Which score knows a good SAE?

<@v.body p=x at=charts from=data/>
</#if>
## What the SAEs find

<@m.figure chart=x.charts["recovery"] source="planted.csv">What each architecture finds of the planted features, mean over the dictionaries with the lowest and the highest. The dashed line is the mean best cosine of the same SAEs before training; the mean best cosine after it stands at the right.</@m.figure>

*Best cosine* is the mean over the planted features of the greatest cosine with any decoder row. It rises with an SAE's width by chance alone: before training it is ${say.fixed(x.chanceBest, 3)} here. *Matched cosine* allows each decoder row one feature, in the pairing that is best for all together (before training ${say.fixed(x.chanceMatched, 3)}). *Above 0.9* is the share of the planted features for which the respective cosine exceeds 0.9. Explained variance and L0 are of ${say.count(x.setting("planted.heldOutRows")?number)} held-out activations.

<#list x.levels() as level>
### ${level} active features

<@m.recovery rows=x.at(level)/>
<@m.source files="planted.csv"/>

</#list>
Numbers in brackets are the lowest and the highest of the dictionaries.

<#include "experiment-record.md.ftl">
