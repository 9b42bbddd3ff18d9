package monosema.parity;

/**
 * A way of computing.
 *
 * @param device {@code cpu} or {@code gpu}
 * @param grade a grade of arithmetic, such as {@code portable} or {@code machine-tf32}
 */
public record Way(String device, String grade) {
    /** What every way is compared with. */
    public static final Way REFERENCE = new Way("cpu", "portable");

    @Override
    public String toString() {
        return device + ", " + grade;
    }
}
