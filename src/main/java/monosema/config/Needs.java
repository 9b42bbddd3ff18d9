package monosema.config;

import java.util.List;

/**
 * What an experiment needs of the machine beyond a CPU. It says where it can run, not what comes out, so it is no part of
 * any key.
 *
 * @param gpu whether all of it needs a GPU: {@code needs: [gpu]}
 * @param gpuSaes ids of the SAEs whose training needs one: {@code needs: [gpu]} among their keys; the rest of the
 *     experiment runs without them
 */
public record Needs(boolean gpu, List<String> gpuSaes) {
    /** {@link #NONE} as it would stand in a declaration. */
    static final String NOTHING = "{gpu=false, gpuSaes=[]}";

    /** Nothing. */
    public static final Needs NONE = new Needs(false, List.of());

    public Needs {
        gpuSaes = List.copyOf(gpuSaes);
    }

    /** What can be needed, as it stands in a list. */
    enum Kind {
        /** A GPU. */
        GPU
    }
}
