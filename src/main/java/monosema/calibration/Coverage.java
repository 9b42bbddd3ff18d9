package monosema.calibration;

/**
 * How often an interval held the truth.
 *
 * @param quantity what is estimated, such as {@code probe-accuracy}
 * @param method how the interval is made, such as {@code bootstrap-over-words}
 * @param scenario what was simulated, such as {@code normal 156-156 effect 0.5}
 * @param truth what the interval should hold
 * @param samples intervals made
 * @param covered those that hold the truth
 * @param coverage their share, nominally 0.95
 * @param lower of the share's 95% Wilson interval
 * @param upper of that interval
 * @param meanWidth of the intervals
 */
public record Coverage(
        String quantity,
        String method,
        String scenario,
        double truth,
        int samples,
        int covered,
        double coverage,
        double lower,
        double upper,
        double meanWidth) {

    /** Such as {@code probe-accuracy.bootstrap-over-words.no-signal}; blanks become hyphens. */
    public String id() {
        return (quantity + "." + method + "." + scenario).replace(' ', '-');
    }
}
