package monosema.optim;

import ai.djl.ndarray.NDArray;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * {@link Adam} on all weights of a training as one vector on a device. On a GPU a step never waits for the device. On a
 * CPU the arithmetic is Java's: the engine's square root differs between processors, whatever the grade (MKL's {@code
 * vmsSqrt}: seen on an AMD EPYC and an Intel Xeon), and takes a dozen passes over memory besides.
 */
public final class VectorAdam {
    private static final int PIECE = 1 << 14;

    private final Adam adam;
    private final NDArray weights;
    private final NDArray mean;
    private final NDArray square;

    /**
     * Goes on from given moments.
     *
     * @param weights [N], changed in place by every step, like both moments
     */
    public VectorAdam(Adam adam, NDArray weights, NDArray mean, NDArray square) {
        this.adam = adam;
        this.weights = weights;
        this.mean = mean;
        this.square = square;
    }

    /**
     * One step; attach the weights and both moments to the manager of the gradient first.
     *
     * @param gradient [N]; its memory may be reused; its manager owns what is made on the way
     * @param step one-based
     * @param rate learning rate
     */
    public void step(NDArray gradient, int step, double rate) {
        if (weights.getDevice().isGpu()) {
            onDevice(gradient, step, rate);
        } else {
            inJava(gradient, step, rate);
        }
    }

    /** Pieces do not depend on each other, so the bits do not depend on the number of threads. */
    private void inJava(NDArray gradient, int step, double rate) {
        double norm = gradient.norm().getFloat();
        Adam.Step now = adam.step(norm, step, rate);
        FloatBuffer w = memory(weights);
        FloatBuffer m = memory(mean);
        FloatBuffer v = memory(square);
        FloatBuffer g = memory(gradient);
        int size = w.capacity();
        IntStream.range(0, (size + PIECE - 1) / PIECE).parallel().forEach(piece -> {
            int from = piece * PIECE;
            int length = Math.min(PIECE, size - from);
            float[] weight = read(w, from, length);
            float[] first = read(m, from, length);
            float[] second = read(v, from, length);
            now.update(weight, first, second, read(g, from, length));
            w.put(from, weight);
            m.put(from, first);
            v.put(from, second);
        });
    }

    private static float[] read(FloatBuffer memory, int from, int length) {
        float[] piece = new float[length];
        memory.get(from, piece);
        return piece;
    }

    /** The memory of a dense tensor on the CPU itself; valid while the tensor is. */
    private static FloatBuffer memory(NDArray array) {
        return array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    /** The same as the engine's operations; any device can. */
    void onDevice(NDArray gradient, int step, double rate) {
        double first = 1 - adam.beta1();
        NDArray share = gradient.norm()
                .addi((float) Adam.NORM_EPSILON)
                .powi(-1f)
                .muli((float) adam.mostNorm())
                .minimum(1f)
                .muli((float) first);
        NDArray g = gradient.muli(share);
        mean.muli((float) adam.beta1()).addi(g);
        // ((1 - beta1) g)^2 becomes (1 - beta2) g^2.
        square.muli((float) adam.beta2()).addi(g.muli(g).muli((float) ((1 - adam.beta2()) / (first * first))));
        weights.subi(mean.div(square.sqrt().addi(adam.epsilon(step))).muli(adam.size(step, rate)));
    }
}
