package monosema.sae;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import monosema.io.BadInputException;
import monosema.io.DType;
import monosema.io.StoredTensor;
import monosema.io.Tensor;
import monosema.io.TensorFile;

/**
 * SAEs in the files that people have: a folder as SAELens keeps it, or one file of tensors ({@code .pt}, {@code .pth},
 * {@code .safetensors}) under SAELens' names.
 */
public final class SaeFiles {
    private static final List<DType> READ_WITHOUT_LOSS = List.of(DType.F32, DType.F16, DType.BF16);

    private SaeFiles() {}

    /**
     * Reads an SAE.
     *
     * <p>A file of tensors says neither architecture nor options: with {@code threshold} it is taken for a JumpReLU SAE,
     * with {@code b_gate} for a gated one, else for a standard one; b_dec is not subtracted from the input. The lengths of
     * the biases tell dIn and dSae; both matrices may be transposed, as a linear layer of PyTorch keeps them.
     *
     * @throws BadInputException with one line that names the file and the key or tensor
     */
    public static Sae read(Path path) {
        return Files.isDirectory(path) ? SaeLensFolder.read(path) : fromTensors(path);
    }

    private static Sae fromTensors(Path path) {
        TensorFile file = TensorFile.open(path);
        SaeEncoding encoding = file.entries().containsKey("threshold")
                ? new SaeEncoding.JumpRelu()
                : file.entries().containsKey("b_gate") ? new SaeEncoding.Gated() : new SaeEncoding.Relu();
        int dSae = length(file, encoding instanceof SaeEncoding.Gated ? "b_gate" : "b_enc");
        int dIn = length(file, "b_dec");
        boolean transposed = dIn != dSae && isOfShape(file, "W_enc", dSae, dIn) && isOfShape(file, "W_dec", dIn, dSae);
        return of(file, encoding, false, dIn, dSae, transposed);
    }

    private static int length(TensorFile file, String name) {
        StoredTensor bias = file.entries().get(name);
        if (bias == null || bias.shape().size() != 1 || bias.size() < 1) {
            throw new BadInputException("%s: tensor '%s' must have shape [n], %s"
                    .formatted(file.path(), name, bias == null ? "is missing" : "has " + bias.shape()));
        }
        return bias.size();
    }

    private static boolean isOfShape(TensorFile file, String name, int rows, int columns) {
        StoredTensor tensor = file.entries().get(name);
        return tensor != null && tensor.shape().equals(List.of(rows, columns));
    }

    /**
     * The SAE of a file's tensors, all of which must belong to it: float32, or float16 and bfloat16, which become float32
     * without loss.
     *
     * @throws BadInputException naming file and tensor: missing, extra, of another shape or dtype, or not finite
     */
    static Sae of(TensorFile file, SaeEncoding encoding, boolean applyBDecToInput, int dIn, int dSae) {
        return of(file, encoding, applyBDecToInput, dIn, dSae, false);
    }

    private static Sae of(
            TensorFile file, SaeEncoding encoding, boolean applyBDecToInput, int dIn, int dSae, boolean transposed) {
        for (StoredTensor tensor : file.entries().values()) {
            if (!READ_WITHOUT_LOSS.contains(tensor.dtype())) {
                throw new BadInputException("%s: tensor '%s': dtype must be F32, F16 or BF16, was %s"
                        .formatted(file.path(), tensor.name(), tensor.dtype()));
            }
        }
        Map<String, Tensor> tensors = new TreeMap<>(file.tensors());
        if (transposed) {
            tensors.replaceAll((name, tensor) -> name.startsWith("W_") ? transposed(tensor) : tensor);
        }
        try {
            return Sae.of(encoding, applyBDecToInput, dIn, dSae, tensors);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file.path() + ": " + e.getMessage(), e);
        }
    }

    private static Tensor transposed(Tensor tensor) {
        int rows = tensor.shape().get(0);
        int columns = tensor.shape().get(1);
        float[] values = tensor.toArray();
        float[] out = new float[values.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                out[j * rows + i] = values[i * columns + j];
            }
        }
        return Tensor.of(tensor.name(), List.of(columns, rows), out);
    }
}
