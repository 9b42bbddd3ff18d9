package monosema.calibration;

/**
 * What a procedure finds where some neurons differ.
 *
 * @param distribution label of the {@link Distribution}
 * @param neurons tests of the family
 * @param planted neurons of it that differ
 * @param effect standardised mean difference of those
 * @param test name of the test
 * @param correction name of the correction
 * @param level at which it was used
 * @param dataSets simulated
 * @param power share of the planted neurons found, mean over data sets
 * @param lower of the mean's 95% interval over data sets
 * @param upper of that interval
 * @param anyFalse share of data sets in which a neuron was found that does not differ
 * @param falseShare share of the findings that are false, 0 where nothing is found, mean over data sets
 */
public record PowerPoint(
        String distribution,
        int neurons,
        int planted,
        double effect,
        String test,
        String correction,
        double level,
        int dataSets,
        double power,
        double lower,
        double upper,
        double anyFalse,
        double falseShare) {

    /** Such as {@code normal.2048.effect-0.8.welch.max-t}. */
    public String id() {
        return "%s.%d.effect-%s.%s.%s".formatted(distribution, neurons, effect, test, correction);
    }
}
