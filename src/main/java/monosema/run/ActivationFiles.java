package monosema.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import monosema.activations.ActivationMatrix;
import monosema.data.WordSet;
import monosema.io.BadInputException;
import monosema.io.Safetensors;
import monosema.io.Tensor;

/**
 * A representation of the words in the store: {@code activations.safetensors} with {@code activations [words, neurons]}
 * and {@code weights [neurons]}, what a probe multiplies each neuron by (an SAE feature's decoder norm; 1 for the MLP).
 */
final class ActivationFiles {
    private static final String FILE = "activations.safetensors";
    private static final String ACTIVATIONS = "activations";
    private static final String WEIGHTS = "weights";

    private ActivationFiles() {}

    /** With weights of 1. */
    static void write(StageWriter out, ActivationMatrix activations) {
        float[] ones = new float[activations.columns()];
        Arrays.fill(ones, 1);
        write(out, activations, ones);
    }

    static void write(StageWriter out, ActivationMatrix activations, float[] weights) {
        List<Tensor> tensors = List.of(
                Tensor.of(ACTIVATIONS, List.of(activations.rows(), activations.columns()), activations.toArray()),
                Tensor.of(WEIGHTS, List.of(activations.columns()), weights));
        Safetensors.of(tensors, Map.of()).write(out.file(FILE));
    }

    /** The activations as they are. */
    static ActivationMatrix read(Path folder) {
        Tensor tensor = tensor(folder, ACTIVATIONS);
        return ActivationMatrix.of(tensor.shape().get(0), tensor.shape().get(1), tensor.toArray());
    }

    /**
     * The activations times their weights: what probes see.
     *
     * @param words each with as many rows, one after the other
     * @throws BadInputException naming word and neuron, where the product is not finite
     */
    static ActivationMatrix readWeighted(Path folder, WordSet words) {
        ActivationMatrix plain = read(folder);
        float[] weights = tensor(folder, WEIGHTS).toArray();
        int rowsPerWord = plain.rows() / words.words().size();
        float[] values = plain.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= weights[i % weights.length];
        }
        return ActivationMatrix.of(words, rowsPerWord, plain.columns(), values);
    }

    private static Tensor tensor(Path folder, String name) {
        Path file = folder.resolve(FILE);
        Tensor tensor = Safetensors.read(file).tensors().get(name);
        if (tensor == null) {
            throw new IllegalStateException("%s has no tensor '%s'".formatted(file, name));
        }
        return tensor;
    }
}
