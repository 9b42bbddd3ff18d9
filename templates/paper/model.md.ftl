## The language model

<#if r.has("model.blocks")>
The earlier study took TinyStories-1Layer-21M ([Eldan and Li 2023](#ref-tinystories)).<#if x.published??> So does this build.</#if>

<#include "../pretrained.md.ftl">
<#else>
The earlier study took TinyStories-1Layer-21M ([Eldan and Li 2023](#ref-tinystories)). Here the model is trained from scratch on StoryWorld, a seeded grammar that tells children's stories: ${r.count("corpus.stories")} stories, ${r.count("corpus.trainTokens")} tokens for training and ${r.count("corpus.heldOutTokens")} held out, over a vocabulary of ${r.count("corpus.vocabulary")} words. Every word of the dataset is in them, the rarest ${say.times(r.value("corpus.fewestOccurrences"))}. A cue of gender, such as a pronoun that agrees with the word, comes ${say.times(r.value("corpus.fewestCues"))} with the least cued word, ${say.times(r.value("corpus.medianCues"))} with the median one and ${say.times(r.value("corpus.mostCues"))} with the most cued one.

It is a GPT-Neo ([Black et al. 2021](#ref-gptneo)) of ${say.word(x.setting("model.layers")?number)} ${say.agree(x.setting("model.layers")?number, "block", "blocks")}, width ${x.setting("model.dModel")}, ${x.setting("model.heads")} ${say.agree(x.setting("model.heads")?number, "head", "heads")} and context ${x.setting("model.context")}: ${r.count("model.parameters")} parameters, ${r.count("model.steps")} steps of ${x.setting("model.batch")} windows.

<@m.figure chart=x.charts["model-training"] source="model-training.csv">Loss of the language model in training. The grammar's own entropy is the floor that no model can go below on average.</@m.figure>

On held-out stories its loss is ${r.fixed("model.heldOutLoss", 3)} nats per token. A bigram model, which knows only the word before, has ${r.fixed("model.bigramLoss", 3)}; the grammar's own entropy is ${r.fixed("model.entropy", 3)}. <#if r.value("model.excess") lte 0.15>The model is ${r.percent("model.excess")} above that floor, within the 15% that this build demands of it.<#else>The model is ${r.percent("model.excess")} above that floor, which misses the 15% that this build demands of it: ${r.count("model.steps")} steps are not enough to learn the grammar, and what follows speaks of a model that is not fully trained.</#if><#if r.value("model.heldOutLoss") gte r.value("model.bigramLoss")> It is no better than the bigram model, so its activations say little about more than the word itself.</#if>
</#if>

The activation of a word is taken at <code>${x.setting("activations.hook")}</code> with the word alone before the model<#if x.settings?filter(s -> s.path == "activations.prependBos" && s.value == "true")?has_content> after the token that begins a text</#if>, without any other context, as in the earlier study.

