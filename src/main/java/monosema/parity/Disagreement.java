package monosema.parity;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.TreeSet;

/**
 * How many yes-or-no answers differ between two sides.
 *
 * @param what is answered
 * @param either how many are yes on at least one side
 * @param oneOnly how many are yes on one side only
 * @param tolerance of {@code oneOnly / either}
 * @param examples zero-based indices of the first of those
 */
public record Disagreement(String what, long either, long oneOnly, double tolerance, List<Integer> examples) {
    private static final int EXAMPLES = 10;

    public Disagreement {
        examples = List.copyOf(examples);
    }

    /** Of two lists of what is yes. */
    static Disagreement of(String what, List<Integer> reference, List<Integer> other) {
        TreeSet<Integer> either = new TreeSet<>(reference);
        either.addAll(other);
        TreeSet<Integer> oneOnly = new TreeSet<>(either);
        oneOnly.removeIf(i -> reference.contains(i) && other.contains(i));
        return new Disagreement(
                what,
                either.size(),
                oneOnly.size(),
                0,
                oneOnly.stream().limit(EXAMPLES).toList());
    }

    /** Of which values are above 0. */
    static Disagreement ofPositive(String what, FloatBuffer reference, FloatBuffer other, double tolerance) {
        long either = 0;
        long oneOnly = 0;
        for (int i = 0; i < reference.limit(); i++) {
            boolean a = reference.get(i) > 0;
            boolean b = other.get(i) > 0;
            either += a || b ? 1 : 0;
            oneOnly += a ^ b ? 1 : 0;
        }
        return new Disagreement(what, either, oneOnly, tolerance, List.of());
    }

    /** {@code oneOnly / either}, 0 where nothing is yes. */
    public double share() {
        return either == 0 ? 0 : (double) oneOnly / either;
    }

    /** Whether no more differ than the tolerance allows. */
    public boolean within() {
        return share() <= tolerance;
    }
}
