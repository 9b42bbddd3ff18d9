package monosema.model;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;

/**
 * Root mean square normalisation (Zhang and Sennrich 2019) without its weights, which the matrices behind it hold:
 * {@code x / sqrt(mean(x^2) + 1e-5)}.
 */
final class RmsNorm {
    private static final double EPSILON = 1e-5;

    /** Rows normalised; [..., d] to the same shape, in x's manager. */
    NDArray of(NDArray x) {
        long width = x.getShape().get(x.getShape().dimension() - 1);
        NDArray rows = x.reshape(-1, width);
        try (NDArray norms = rows.norm(new int[] {1}, true);
                NDArray scale = scale(norms, width)) {
            return rows.mul(scale).reshape(x.getShape());
        }
    }

    /** In Java: the engine's square root differs between processors (see the architecture test). */
    private static NDArray scale(NDArray norms, long width) {
        float[] values = norms.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            double norm = values[i];
            values[i] = (float) (1 / Math.sqrt(norm * norm / width + EPSILON));
        }
        return norms.getManager().create(FloatBuffer.wrap(values), norms.getShape());
    }
}
