package monosema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The engine's automatic differentiation on this thread, until it is closed.
 *
 * <p>Stands for DJL's own gradient collector, of which a process may have one at a time: trainings side by side would stop
 * each other.
 */
final class GradientTape implements AutoCloseable {
    private final boolean before = JniUtils.isGradMode();

    GradientTape() {
        JniUtils.setGradMode(true);
    }

    /** Adds a scalar's gradient to that of every array that it was made from and that asks for one. */
    void backward(NDArray scalar) {
        PtNDArray target = (PtNDArray) scalar;
        try (NDArray one = target.onesLike()) {
            JniUtils.backward(target, (PtNDArray) one, false, false);
        }
    }

    @Override
    public void close() {
        JniUtils.setGradMode(before);
    }
}
