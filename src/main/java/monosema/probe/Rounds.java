package monosema.probe;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import monosema.provenance.CountedProgress;
import monosema.provenance.Progress;
import monosema.stats.Parallel;

/** Independent rounds of one procedure on two threads, with progress; results do not depend on the threads. */
final class Rounds {
    private Rounds() {}

    /**
     * Runs them.
     *
     * @param n how many, indices 0 to n - 1
     * @param progress a step a round, in the order in which they end; never called by two threads at once
     * @param quantity named beside each step
     * @param shown its value
     * @param round makes one; draws only from streams named by its index
     * @return in the order of the indices
     */
    static <T> List<T> run(int n, Progress progress, String quantity, ToDoubleFunction<T> shown, IntFunction<T> round) {
        CountedProgress steps = new CountedProgress(progress, n);
        return Parallel.map(n, i -> {
            T result = round.apply(i);
            steps.step("%s %.3f".formatted(quantity, shown.applyAsDouble(result)));
            return result;
        });
    }
}
