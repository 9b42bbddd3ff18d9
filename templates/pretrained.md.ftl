<#-- A model that was trained elsewhere, and what its SAEs read; where the files of an experiment lie is data. -->
<#list x.settings?filter(s -> s.path == "model.home.repository") as home><code>${home.value}</code>, a<#else>A</#list> model that was trained elsewhere: ${say.several(r.value("model.blocks"), "block", "blocks")} of width ${r.count("model.dModel")}, ${r.count("model.parameters")} parameters, a vocabulary of ${r.count("model.vocabulary")} tokens and a context of ${r.count("model.context")}. Its files, with their checksums: [model-files.csv](${data}model-files.csv).

<#if r.has("corpus.cut")>
The SAEs read what the model writes by itself: ${r.count("corpus.documents")} documents for training, ${r.count("corpus.trainTokens")} tokens, and ${r.count("corpus.heldOutDocuments")} others held out, ${r.count("corpus.heldOutTokens")} tokens. ${r.count("corpus.cut")} documents were cut before the model ended them, and ${r.count("corpus.copies")} were left out as copies of a held-out one.
<#elseif r.has("corpus.documents")>
The SAEs read ${r.count("corpus.documents")} documents, ${r.count("corpus.trainTokens")} tokens, and are measured on ${r.count("corpus.heldOutDocuments")} others, ${r.count("corpus.heldOutTokens")} tokens; ${r.count("corpus.copies")} documents were left out as copies of a held-out one.
</#if>
