package monosema.calibration;

/**
 * How often a family of tests on data without any signal found something.
 *
 * @param distribution label of the {@link Distribution}
 * @param n1 words of the first label
 * @param n2 words of the second
 * @param neurons tests of the family
 * @param test name of the test
 * @param correction name of the correction
 * @param level at which it was used, of the family or, without a correction, of one neuron
 * @param dataSets simulated
 * @param found data sets with at least one finding, all of them false
 * @param rate their share
 * @param lower of the share's 95% Wilson interval
 * @param upper of that interval
 */
public record FamilywiseError(
        String distribution,
        int n1,
        int n2,
        int neurons,
        String test,
        String correction,
        double level,
        int dataSets,
        int found,
        double rate,
        double lower,
        double upper) {

    /** Such as {@code zero-inflated.262-50.welch.holm}. */
    public String id() {
        return "%s.%d-%d.%s.%s".formatted(distribution, n1, n2, test, correction);
    }
}
