package monosema.record;

/**
 * How fast a training went, its data included.
 *
 * @param unit what it reads: {@code rows} of activations or {@code tokens}
 * @param perSecond of them, from the first step of the run that ended it to the last, above 0
 * @param productFlops floating-point operations of a step's matrix products alone, times steps a second; 0 where not
 *     counted
 * @param deviceFlops what the device reached in the same run on the largest of these products alone, in the same
 *     precision, a second; 0 where not measured
 */
public record Throughput(String unit, double perSecond, double productFlops, double deviceFlops) {

    /** A rate alone. */
    public static Throughput of(String unit, double perSecond) {
        return new Throughput(unit, perSecond, 0, 0);
    }

    /** Whether the products' rate was measured too. */
    public boolean hasProducts() {
        return productFlops > 0 && deviceFlops > 0;
    }
}
