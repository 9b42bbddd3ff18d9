package monosema.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import monosema.store.StageResult;

/**
 * The words of one concept, and what the model and its SAEs make of them: all that an analysis of it reads.
 *
 * @param id the name of its word set
 * @param words in the row order of the activations
 * @param representations the stage of each representation's activations by its id, {@link Representations#MLP} first;
 *     SAEs that cannot be had here are not among them
 */
record ConceptWords(String id, Words words, Map<String, StageResult> representations) {
    ConceptWords {
        representations = Collections.unmodifiableMap(new LinkedHashMap<>(representations));
    }

    /** With more of them, behind these. */
    ConceptWords and(Map<String, StageResult> more) {
        Map<String, StageResult> all = new LinkedHashMap<>(representations);
        all.putAll(more);
        return new ConceptWords(id, words, all);
    }
}
