package monosema.sae;

import java.util.function.Consumer;

/**
 * The value of a rank among more float32 numbers than fit in memory, exactly, by reading them twice: once for the upper
 * half of their bits, once for the lower half of those that share the upper one.
 */
final class LargestOfMany {
    private static final int HALF = 16;
    private static final int BINS = 1 << HALF;

    private LargestOfMany() {}

    /** Gives all numbers, in blocks, the same each time. */
    @FunctionalInterface
    interface Blocks {
        void forEach(Consumer<float[]> reader);
    }

    /**
     * The number than which {@code greater} are greater, where no two are equal.
     *
     * @param greater 0 to the number of numbers - 1
     * @param blocks no NaN among them
     */
    static float below(long greater, Blocks blocks) {
        long[] upper = new long[BINS];
        blocks.forEach(block -> {
            for (float value : block) {
                upper[ordered(value) >>> HALF]++;
            }
        });
        Place high = Place.of(upper, greater);
        long[] lower = new long[BINS];
        blocks.forEach(block -> {
            for (float value : block) {
                int bits = ordered(value);
                if (bits >>> HALF == high.bin()) {
                    lower[bits & (BINS - 1)]++;
                }
            }
        });
        return value(high.bin() << HALF | Place.of(lower, high.rest()).bin());
    }

    /**
     * A bin, counted from the last.
     *
     * @param rest how many of its own are passed over
     */
    private record Place(int bin, long rest) {
        static Place of(long[] counts, long greater) {
            long rest = greater;
            for (int bin = counts.length - 1; bin >= 0; bin--) {
                if (rest < counts[bin]) {
                    return new Place(bin, rest);
                }
                rest -= counts[bin];
            }
            throw new IllegalArgumentException("there are no more than %d numbers".formatted(greater - rest));
        }
    }

    /** Bits whose unsigned order is that of the numbers. */
    private static int ordered(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits < 0 ? ~bits : bits ^ Integer.MIN_VALUE;
    }

    private static float value(int ordered) {
        return Float.intBitsToFloat(ordered < 0 ? ordered ^ Integer.MIN_VALUE : ~ordered);
    }
}
