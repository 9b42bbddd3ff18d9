package monosema.calibration;

import monosema.stats.Interval;
import monosema.stats.Proportion;

/** The intervals of one quantity in many simulations, one place each; safe for several threads that write elsewhere. */
final class Intervals {
    private static final double CONFIDENCE = 0.95;
    /** An interval of no width at the truth must not miss it by the last digit. */
    private static final double ROUNDING = 1e-12;

    private final String quantity;
    private final String method;
    private final Interval[] made;

    Intervals(String quantity, String method, int samples) {
        this.quantity = quantity;
        this.method = method;
        this.made = new Interval[samples];
    }

    void set(int sample, Interval interval) {
        made[sample] = interval;
    }

    /** The mean of the estimates: the expectation of the procedure, known to a Monte Carlo error. */
    double meanEstimate() {
        double sum = 0;
        for (Interval interval : made) {
            sum += interval.value();
        }
        return sum / made.length;
    }

    Coverage against(double truth, String scenario) {
        int covered = 0;
        double width = 0;
        for (Interval interval : made) {
            boolean holds = interval.lower() - ROUNDING <= truth && truth <= interval.upper() + ROUNDING;
            covered += holds ? 1 : 0;
            width += interval.upper() - interval.lower();
        }
        Interval share = Proportion.wilson(covered, made.length, CONFIDENCE);
        return new Coverage(
                quantity,
                method,
                scenario,
                truth,
                made.length,
                covered,
                share.value(),
                share.lower(),
                share.upper(),
                width / made.length);
    }
}
