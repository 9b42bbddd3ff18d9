package monosema.sae;

import java.util.Arrays;

/** (row, feature) pairs in the making, as a thread finds them: rows one after the other, features rising. */
final class PairList {
    int[] feature = new int[1 << 12];
    float[] z = new float[1 << 12];
    float[] value = new float[1 << 12];
    float[] second = new float[1 << 12];
    int size;

    /**
     * Adds a pair.
     *
     * @param i feature
     * @param pre its pre-activation
     * @param v what it adds of its decoder row to the reconstruction; 0 where the pair has a gradient alone
     * @param w what it adds to a second reconstruction; 0 where there is none
     */
    void add(int i, float pre, float v, float w) {
        if (size == feature.length) {
            int longer = Math.addExact(size, size >> 1);
            feature = Arrays.copyOf(feature, longer);
            z = Arrays.copyOf(z, longer);
            value = Arrays.copyOf(value, longer);
            second = Arrays.copyOf(second, longer);
        }
        feature[size] = i;
        z[size] = pre;
        value[size] = v;
        second[size] = w;
        size++;
    }
}
