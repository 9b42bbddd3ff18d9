package monosema.sae;

import java.util.Arrays;

/** Features that have not fired for long. Immutable. */
final class DeadFeatures {
    static final DeadFeatures NONE = new DeadFeatures(new int[0]);

    private final int[] indices;

    private DeadFeatures(int[] indices) {
        this.indices = indices;
    }

    /**
     * Those that have been silent for more than {@code after} steps.
     *
     * @param silentSteps for each feature, steps since it last fired
     */
    static DeadFeatures of(float[] silentSteps, int after) {
        int[] found = new int[silentSteps.length];
        int count = 0;
        for (int i = 0; i < silentSteps.length; i++) {
            if (silentSteps[i] > after) {
                found[count++] = i;
            }
        }
        return count == 0 ? NONE : new DeadFeatures(Arrays.copyOf(found, count));
    }

    /** Which, rising, zero-based; a new array. */
    int[] indices() {
        return indices.clone();
    }

    /** 1 for each of them, else 0; a new array of {@code dSae}. */
    float[] mask(int dSae) {
        float[] mask = new float[dSae];
        for (int i : indices) {
            mask[i] = 1;
        }
        return mask;
    }

    /** How many. */
    int count() {
        return indices.length;
    }

    /** How many of them a row's auxiliary reconstruction uses: dIn/2, or all where there are fewer. */
    int auxiliary(int dIn) {
        return Math.min(dIn / 2, count());
    }

    /** What the auxiliary loss is scaled by: fewer dead features than dIn/2 count less. */
    double scale(int dIn) {
        int most = dIn / 2;
        return most == 0 ? 0 : Math.min(1, (double) count() / most);
    }
}
