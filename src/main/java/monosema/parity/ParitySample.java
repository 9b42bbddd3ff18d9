package monosema.parity;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import monosema.io.BadInputException;
import monosema.io.Safetensors;
import monosema.io.Tensor;

/**
 * What one way of computing gives for the fixed sample of an experiment: a safetensors file of float32 tensors, which a
 * JVM of that way writes and another one compares. Immutable.
 */
public final class ParitySample {
    /** Cross-entropy of each held-out token but the first, nats: [tokens - 1]. */
    public static final String LOSSES = "losses";
    /** Activations of held-out tokens at the hook site: [rows, dIn]. */
    public static final String ACTIVATIONS = "activations";
    /** Activations of the words at the hook site: [words, dIn]. */
    public static final String WORDS = "words";
    /** Feature activations of the first of the held-out rows: [rows, dSae]; only with an SAE. */
    public static final String FEATURES = "features";
    /** t of each neuron on the words, NaN where it is constant: [dIn]. */
    public static final String T = "t";
    /** 1 where the raw p is below alpha, else 0: [dIn]. */
    public static final String SIGNIFICANT = "significant";
    /** 1 where max-T holds at the family-wise level, else 0: [dIn]. */
    public static final String FAMILYWISE = "familywise";

    private static final String DEVICE = "device";
    private static final String GRADE = "grade";
    private static final String SAE = "sae";

    private final Way way;
    private final Optional<String> sae;
    private final Map<String, Tensor> tensors;

    private ParitySample(Way way, Optional<String> sae, Map<String, Tensor> tensors) {
        this.way = way;
        this.sae = sae;
        this.tensors = tensors;
    }

    /**
     * Writes a sample.
     *
     * @param sae id of the SAE whose features are among the tensors
     * @param tensors of the names above
     */
    public static void write(Path file, Way way, Optional<String> sae, List<Tensor> tensors) {
        Map<String, String> metadata = Map.of(DEVICE, way.device(), GRADE, way.grade(), SAE, sae.orElse(""));
        Safetensors.of(tensors, metadata).write(file);
    }

    /** Reads one back. */
    public static ParitySample read(Path file) {
        Safetensors found = Safetensors.read(file);
        Map<String, String> metadata = found.metadata();
        return new ParitySample(
                new Way(metadata.getOrDefault(DEVICE, ""), metadata.getOrDefault(GRADE, "")),
                Optional.of(metadata.getOrDefault(SAE, "")).filter(id -> !id.isEmpty()),
                found.tensors());
    }

    Way way() {
        return way;
    }

    /** Id of the SAE, if there is one. */
    Optional<String> sae() {
        return sae;
    }

    /**
     * The values of one tensor, read-only.
     *
     * @throws BadInputException if it is missing
     */
    FloatBuffer values(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new BadInputException("the sample of %s has no tensor '%s'".formatted(way, name));
        }
        return tensor.buffer();
    }

    /** Zero-based indices of what is not 0 in a tensor of marks. */
    List<Integer> marked(String name) {
        FloatBuffer marks = values(name);
        List<Integer> marked = new ArrayList<>();
        for (int i = 0; i < marks.limit(); i++) {
            if (marks.get(i) != 0) {
                marked.add(i);
            }
        }
        return marked;
    }
}
