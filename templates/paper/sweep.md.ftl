<#-- What architecture and sparsity cost, from an experiment of its own. -->

<#if !report.sweep()??>
## Architectures and sparsity

No sweep over SAEs has been recorded: what another architecture or another sparsity would keep is not measured here.
<#elseif report.sweep().id != experiment.id>
<#assign study = report.sweep()>
<#assign c = study.recorded>
<#assign at = "experiments/" + study.id + "/charts/">
<#assign from = "data/" + study.id + "/">
<#assign sweep = c.autoencoders.sweep>
## Architectures and sparsity

[An experiment of its own](experiments/${study.id}/index.md) puts ${say.several(sweep.saes, "SAE", "SAEs")} of an L0 from ${sweep.sparsest} to ${sweep.densest} beside each other on the same held-out tokens:

<#list c.autoencoders.architectures() as one>
- <@q.about architecture=one/>
</#list>

<@q.pareto x=c at=at from=from/>
<@q.fronts sweep=sweep from=from/>
<#if c.autoencoders.pairs?has_content>
Does another seed find the same features ([Paulo and Belrose 2025](#ref-paulo))? <@q.seeds pairs=c.autoencoders.pairs from=from/>
<#assign moved = c.autoencoders.pairs?map(pair -> pair.explained)?max>
A point of the figure is one SAE from one seed. Seed alone moves explained variance by up to ${say.fixed(moved * 100, 1)} percentage points in these pairs, so smaller differences between points say nothing.
<#else>
A point of the figure is one SAE from one seed: how far another seed would move it is not measured.
</#if>
<#if c.autoencoders.rates?has_content>
### Learning rate

The SAEs of each group differ in their learning rate alone, over ${say.count(c.setting(c.autoencoders.all[0].setting + ".training.steps")?number)} steps; in bold the rate of the group's first, which the recipe's other SAEs have. L0, what is kept and the dead features belong together: another rate also moves an architecture with a penalty along its front. What is best here, on these tokens and at this length, need not be so for other activations.

<@q.rates x=c from=from/>
</#if>
Sparsity and what is kept are one side of an SAE's quality ([Karvonen et al. 2025](#ref-saebench)): whether its features mean anything is for probes and tests to say. Each SAE's figures, how often its features fire and how it was trained: [the sweep's page](experiments/${study.id}/index.md#quality-of-the-saes).
</#if>

