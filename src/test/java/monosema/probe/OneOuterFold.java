package monosema.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec.Probe.Scaling;
import monosema.provenance.Seed;

/**
 * The fits of one outer fold of nested cross-validation, one by one, so that another program can make the same: every
 * finite strength on each inner training fold, and the refit at each on the whole outer training fold.
 *
 * @param train rows of the outer training fold
 * @param test rows of the outer test fold
 * @param inner the inner training folds
 * @param strengths finite, from strong to weak
 * @param objectives mean log loss in nats plus penalty: one row an inner fold, then the whole training fold, one column
 *     a strength
 * @param chosen index into all strengths, infinity at 0
 * @param logOdds of the test rows by the chosen fit
 */
public record OneOuterFold(
        List<Integer> train,
        List<Integer> test,
        List<List<Integer>> inner,
        List<Double> strengths,
        List<List<Double>> objectives,
        int chosen,
        List<Double> logOdds) {

    /** Makes them with the folds that {@link NestedCrossValidation} has for this seed. */
    public static OneOuterFold of(
            ActivationMatrix activations,
            boolean[] first,
            int folds,
            int innerFolds,
            int strengths,
            int fold,
            Seed seed) {
        Kernels kernels = Kernels.of(activations, Scaling.GLOBAL);
        int[] all = Rows.all(first.length);
        StratifiedFolds outer = StratifiedFolds.of(all, first, folds, seed.stream("outer"));
        int[] train = outer.train(fold);
        FoldKernel kernel = kernels.foldKernel(train);
        List<Double> grid = StrengthGrid.ofSize(strengths).strengths();
        StratifiedFolds split = StratifiedFolds.of(train, first, innerFolds, seed.stream("inner." + fold));
        List<List<Integer>> inner = new ArrayList<>();
        List<List<Double>> objectives = new ArrayList<>();
        for (int i = 0; i < innerFolds; i++) {
            int[] rows = split.train(i);
            inner.add(list(rows));
            objectives.add(objectives(FittedPath.of(kernel, rows, first, grid)));
        }
        FittedPath whole = FittedPath.of(kernel, train, first, grid);
        objectives.add(objectives(whole));
        int chosen = StrengthChoice.within(kernel, train, first, innerFolds, grid, seed.stream("inner." + fold))
                .index();
        double[] logOdds = kernel.logOdds(outer.test(fold), train, whole.fits().get(chosen));
        return new OneOuterFold(
                list(train),
                list(outer.test(fold)),
                inner,
                grid.subList(1, grid.size()),
                objectives,
                chosen,
                Arrays.stream(logOdds).boxed().toList());
    }

    /** One whole repeat as a run makes it, all outer folds on one Gram matrix: what is timed against another program. */
    public static double accuracyOfOneRepeat(
            ActivationMatrix activations, boolean[] first, int folds, int innerFolds, int strengths, Seed seed) {
        return NestedCrossValidation.run(
                        Kernels.of(activations, Scaling.GLOBAL),
                        first,
                        folds,
                        innerFolds,
                        StrengthGrid.ofSize(strengths).strengths(),
                        seed)
                .chosen()
                .testAccuracy();
    }

    private static List<Double> objectives(FittedPath path) {
        return path.fits().stream().skip(1).map(LogisticFit::objective).toList();
    }

    private static List<Integer> list(int[] rows) {
        return Arrays.stream(rows).boxed().toList();
    }
}
