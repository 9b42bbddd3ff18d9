package monosema.sae;

import java.util.Locale;
import monosema.config.SaeSpec;
import monosema.io.BadInputException;

/** What training an SAE needs in memory, known before it starts. */
public final class SaeMemory {
    /**
     * Weights, Adam's two moments, gradients as parts and as one vector, three that its update makes; and three each of a
     * state in Java that is handed on, and of its copy in a checkpoint.
     */
    private static final int COPIES_OF_WEIGHTS = 14;
    /** Pre-activations or their gradient, activations, a mask, and a temporary of the product. */
    private static final int ARRAYS_OF_FEATURES = 4;
    /** Batch, scaled batch, reconstruction and its error's square. */
    private static final int ARRAYS_OF_INPUTS = 4;

    private static final double GIB = 1L << 30;

    private SaeMemory() {}

    /**
     * Peak bytes of training, float32; the engine itself and what the stream holds are not counted.
     *
     * @param dIn width of the activations, at least 1
     * @param dSae features, at least 1
     * @param batch rows of a step, at least 1
     */
    public static long trainingBytes(int dIn, long dSae, int batch) {
        double values = COPIES_OF_WEIGHTS * (2.0 * dIn * dSae + dIn + dSae)
                + (double) batch * (ARRAYS_OF_FEATURES * (double) dSae + ARRAYS_OF_INPUTS * dIn);
        return (long) (values * Float.BYTES);
    }

    /**
     * Refuses an SAE that cannot be trained here.
     *
     * @param where such as {@code experiments[0].saes[0]}
     * @param dIn width of the activations
     * @param freeBytes memory of the device that is free
     * @throws BadInputException if it does not fit, or a weight has more than 2^31-9 values
     */
    public static void check(String where, SaeSpec.Trained spec, int dIn, long freeBytes) {
        long dSae = (long) dIn * spec.expansion();
        long needed = trainingBytes(dIn, dSae, spec.training().batch());
        String what = String.format(Locale.ROOT, "%s '%s': dSae %,d x dIn %,d", where, spec.id(), dSae, dIn);
        if (dSae > (Integer.MAX_VALUE - 8) / dIn) {
            throw new BadInputException(what + " has more than 2^31-9 values in a weight: lower expansion");
        }
        if (needed > freeBytes) {
            throw new BadInputException(String.format(
                    Locale.ROOT,
                    "%s needs about %.1f GiB to train, %.1f GiB are free: %s",
                    what,
                    needed / GIB,
                    freeBytes / GIB,
                    remedy(spec, dIn, freeBytes)));
        }
    }

    /** What would fit. */
    private static String remedy(SaeSpec.Trained spec, int dIn, long freeBytes) {
        for (int expansion = spec.expansion() - 1; expansion > 0; expansion--) {
            if (trainingBytes(dIn, (long) dIn * expansion, spec.training().batch()) <= freeBytes) {
                return "expansion %d would fit".formatted(expansion);
            }
        }
        return "lower expansion and batch";
    }

    /**
     * What training was thought to need, and what half the batch and half the expansion would, for one that ran out of
     * memory: such as {@code about 9.1 GiB were expected, batch 1024 needs 8.2, expansion 8 4.6}.
     */
    static String smaller(SaeSpec.Trained spec, int dIn) {
        int batch = spec.training().batch();
        int expansion = spec.expansion();
        StringBuilder line = new StringBuilder("about %s GiB were expected".formatted(gib(dIn, expansion, batch)));
        if (batch > 1) {
            line.append(", batch %d needs %s".formatted(batch / 2, gib(dIn, expansion, batch / 2)));
        }
        if (expansion > 1) {
            line.append(", expansion %d %s".formatted(expansion / 2, gib(dIn, expansion / 2, batch)));
        }
        return line.toString();
    }

    private static String gib(int dIn, int expansion, int batch) {
        return String.format(Locale.ROOT, "%.1f", trainingBytes(dIn, (long) dIn * expansion, batch) / GIB);
    }

    /** A line for the user before training starts, such as {@code about 0.1 GiB to train, 13.6 GiB free}. */
    public static String estimate(SaeSpec.Trained spec, int dIn, long freeBytes) {
        long needed = trainingBytes(
                dIn, (long) dIn * spec.expansion(), spec.training().batch());
        return String.format(
                Locale.ROOT,
                "SAE %s: about %.1f GiB to train, %.1f GiB free",
                spec.id(),
                needed / GIB,
                freeBytes / GIB);
    }
}
