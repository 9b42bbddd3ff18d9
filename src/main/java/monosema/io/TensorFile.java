package monosema.io;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A file of named tensors whose layout has been read and checked, and whose values are read when asked for: so one
 * tensor of a large file costs no more memory than itself, and the dtypes are known beforehand. Immutable; the file is
 * open only while a method runs.
 *
 * <p>Values are given as float32, row-major:
 * <ul>
 *   <li>F32 bit for bit;
 *   <li>F16 and BF16 widened exactly, subnormals, infinities and NaN included;
 *   <li>F64 rounded to the nearest float32, ties to even; a finite value that would become infinite is refused.
 * </ul>
 * Whether NaN and infinities are welcome is the caller's question.
 */
public sealed interface TensorFile permits SafetensorsFile, TorchFile {
    /**
     * Reads and checks the layout of a file: {@code .safetensors} by that name, anything else as {@link TorchFile}.
     *
     * @throws BadInputException with one line that names the file, if anything in the layout cannot be trusted
     * @throws java.io.UncheckedIOException if the file cannot be read at all
     */
    static TensorFile open(Path file) {
        return file.toString().endsWith(".safetensors") ? SafetensorsFile.open(file) : TorchFile.open(file);
    }

    /** Where it lies. */
    Path path();

    /** What it holds, by name, in the order of the file; of every dtype. */
    Map<String, StoredTensor> entries();

    /**
     * Reads some tensors as float32.
     *
     * @param names as in {@link #entries}
     * @return by name, in the order of {@code names}
     * @throws BadInputException with one line that names file and tensor: a name that is missing, a dtype other than
     *     F64, F32, F16, BF16 (before any value is read), an F64 value beyond float32, a file that has changed
     * @throws java.io.UncheckedIOException if the file cannot be read at all
     */
    Map<String, Tensor> tensors(Collection<String> names);

    /**
     * Reads every tensor as float32.
     *
     * @throws BadInputException as {@link #tensors(Collection)}
     */
    default Map<String, Tensor> tensors() {
        return tensors(entries().keySet());
    }

    /**
     * Reads a tensor as float32.
     *
     * @throws BadInputException as {@link #tensors(Collection)}
     */
    default Tensor tensor(String name) {
        return tensors(List.of(name)).values().iterator().next();
    }

    /**
     * Reads a tensor as float32 into memory of the caller's, such as the engine's: a large one is never held twice.
     *
     * @param target takes the values, row-major, from its position, which moves behind them
     * @throws IllegalArgumentException if it has too little room left
     * @throws BadInputException as {@link #tensors(Collection)}
     */
    void read(String name, FloatBuffer target);

    /**
     * Reads a tensor of whole numbers, exactly.
     *
     * @return row-major; BOOL as 0 and 1
     * @throws BadInputException with one line that names file and tensor: a name that is missing, a dtype other than
     *     I64, I32, I16, I8, U8, BOOL, a BOOL that is neither 0 nor 1, a file that has changed
     * @throws java.io.UncheckedIOException if the file cannot be read at all
     */
    long[] integers(String name);
}
