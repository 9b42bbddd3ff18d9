package monosema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.io.BadInputException;
import monosema.io.OneLine;
import monosema.io.StoredTensor;
import monosema.io.TensorFile;

/**
 * Reads a model's tensors from a file into the engine's memory one by one, so that no more than the weights themselves is
 * held. Half-width floats are widened.
 */
final class WeightReader {
    private static final int MAX_PROBLEMS = 10;
    private static final int MAX_VALUES = Integer.MAX_VALUE / Float.BYTES;

    private final TensorFile file;

    WeightReader(TensorFile file) {
        this.file = file;
    }

    /**
     * Reads the tensors of these names; others are ignored.
     *
     * @param manager owns what is returned
     * @return by name, in the order of {@code shapes}
     * @throws BadInputException with one line that names every tensor that is missing or of another shape, before any is
     *     read; or the first that cannot be float32, or has a value that is NaN or infinite
     */
    Map<String, NDArray> read(NDManager manager, Map<String, Shape> shapes) {
        check(shapes);
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> arrays.put(name, read(manager, name, shape)));
        return arrays;
    }

    private void check(Map<String, Shape> shapes) {
        List<String> problems = new ArrayList<>();
        shapes.forEach((name, shape) -> {
            StoredTensor tensor = file.entries().get(name);
            if (tensor == null) {
                problems.add(label(name) + " is missing");
            } else if (!shape(tensor).equals(shape)) {
                problems.add("%s must be of shape %s, was %s".formatted(label(name), shape, shape(tensor)));
            } else if (tensor.size() > MAX_VALUES) {
                problems.add("%s has more than %d values".formatted(label(name), MAX_VALUES));
            }
        });
        if (!problems.isEmpty()) {
            String more =
                    problems.size() > MAX_PROBLEMS ? "; and %d more".formatted(problems.size() - MAX_PROBLEMS) : "";
            throw new BadInputException(file.path() + ": "
                    + String.join("; ", problems.subList(0, Math.min(problems.size(), MAX_PROBLEMS))) + more);
        }
    }

    private NDArray read(NDManager manager, String name, Shape shape) {
        ByteBuffer memory = ByteBuffer.allocateDirect(Math.toIntExact(shape.size() * Float.BYTES))
                .order(ByteOrder.nativeOrder());
        FloatBuffer values = memory.asFloatBuffer();
        file.read(name, values);
        Finite.require(file.path() + ": " + label(name), values.flip());
        return manager.create(memory, shape, DataType.FLOAT32);
    }

    private static Shape shape(StoredTensor tensor) {
        return new Shape(tensor.shape().stream().mapToLong(Integer::longValue).toArray());
    }

    private static String label(String name) {
        return "tensor '" + OneLine.text(name) + "'";
    }
}
