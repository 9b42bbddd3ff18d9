package monosema.sae;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** What a device reaches on a matrix product alone: what the speed of a training step is to be held against. */
public final class ProductRate {
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 50;

    private ProductRate() {}

    /**
     * Floating-point operations of the matrix products that a step of the architecture {@code standard} needs for one
     * row: encoder, decoder, and the three of the backward pass, each two operations a weight.
     */
    public static double flopsPerRow(int dIn, int dSae) {
        return 10.0 * dIn * dSae;
    }

    /**
     * Times the encoder's product on random numbers, again and again, in the precision of this process.
     *
     * @param rows of a batch
     * @return floating-point operations a second
     */
    public static double measure(Device device, int rows, int dIn, int dSae) {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(device)) {
            NDArray x = normal(manager, rows, dIn);
            NDArray encoder = normal(manager, dSae, dIn);
            NDArray transposed = encoder.transpose();
            run(manager, x, transposed, WARM_UP);
            long start = System.nanoTime();
            run(manager, x, transposed, ROUNDS);
            double seconds = (System.nanoTime() - start) / 1e9;
            return 2.0 * rows * dIn * dSae * ROUNDS / seconds;
        }
    }

    private static NDArray normal(NDManager manager, long rows, long columns) {
        return manager.randomNormal(0, 1, new Shape(rows, columns), DataType.FLOAT32);
    }

    /** Ends when the device is done: a number is read from it. */
    private static void run(NDManager manager, NDArray x, NDArray encoder, int times) {
        for (int i = 0; i < times; i++) {
            try (NDManager scope = manager.newSubManager()) {
                scope.tempAttachAll(x, encoder);
                NDArray product = x.matMul(encoder);
                if (i == times - 1) {
                    product.get("0, 0").getFloat();
                }
            }
        }
    }
}
