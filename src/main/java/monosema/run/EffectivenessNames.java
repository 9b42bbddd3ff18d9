package monosema.run;

import java.nio.file.Path;

/**
 * What the results and files of a representation's effectiveness are called.
 *
 * @param concept empty for the experiment's own word set
 * @param representation {@code mlp}, an SAE's id, or a baseline's
 */
record EffectivenessNames(String concept, String representation) {

    /** A result. */
    String result(String name) {
        String own = "effectiveness." + representation + "." + name;
        return concept.isEmpty() ? own : "concepts." + concept + "." + own;
    }

    /** A file of the record. */
    Path file(StageWriter out, String name) {
        return out.recordFolder(concept).resolve(name);
    }
}
