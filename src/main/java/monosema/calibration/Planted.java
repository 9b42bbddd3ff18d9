package monosema.calibration;

/**
 * What differs between the classes: every so many-th neuron, by one effect.
 *
 * @param every how many neurons there are for one that differs, at least 1; 0 for none
 * @param effect standardised mean difference of those that differ
 */
record Planted(int every, double effect) {
    static final Planted NONE = new Planted(0, 0);

    /** A share of the neurons, in (0, 0.5], rounded to one in a whole number. */
    static Planted share(double share, double effect) {
        return new Planted((int) Math.round(1 / share), effect);
    }

    /** How many of the first so many neurons differ. */
    int count(int neurons) {
        return every == 0 ? 0 : (neurons + every - 1) / every;
    }

    boolean in(int neuron) {
        return every > 0 && neuron % every == 0;
    }
}
