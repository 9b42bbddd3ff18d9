## Shortfalls

1. <#if x.published??>The model is the earlier study's; its words and the text that its SAE was trained on are not.<#elseif r.has("model.blocks")>The model is not the TinyStories model of the earlier study; nothing here says how its SAE would do.<#else>The model is small and reads a grammar's stories, not the TinyStories model of the earlier study; nothing here says how its SAE would do.</#if>
2. <#if x.answers??>The words are a language model's, and no person has read them over.<#else>The words were written for this project.</#if> Which of them a reader would call gender-agnostic is a matter of judgement<#if !r.has("model.blocks")>, and the grammar decides their gender in the stories</#if>.
3. ${r.count("wordset.kept")} words are few<#if r.value("sae." + sae.id + ".dSae") gt r.value("wordset.kept")> beside ${r.count("sae." + sae.id + ".dSae")} SAE neurons</#if>: intervals are wide, and a small loss or gain stays unseen.
<#if x.analyses?seq_contains("t-test")>
4. The t-test looks at one neuron at a time and ignores the others: a feature that only several neurons together carry goes unseen by it.
<#else>
4. No test on single neurons is part of this experiment.
</#if>
<#if x.effectiveness??>
5. The effectiveness score sees what a linear probe sees, on single words, and its intervals hold for these fits: they say nothing of another training of the model or of the SAE.
<#else>
5. Objective 3 is open here: no score that joins localisation and prediction is computed.
</#if>
6. <#if x.saes?size == 1>One SAE from one seed is examined<#else>${say.word(x.saes?size)?cap_first} SAEs from one seed are examined</#if>, on one feature, of one language model: how far the results depend on the seed or the feature is not measured. Intervals are over words and draws, not over models. A difference of rounding alone in the model's training has been seen to give another model, in which the probe finds the feature much better or worse than here.

