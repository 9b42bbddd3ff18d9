package monosema.probe;

import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.config.LogisticPenalty;
import monosema.io.BadInputException;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.stats.Parallel;
import monosema.stats.PseudoR2;

/**
 * Logistic regression at every strength of each penalty's grid, each fitted to certified convergence on every fold of one
 * stratified cross-validation; beside it the score of the fit whose strength is chosen inside each training fold, and all
 * of it again on shuffled labels. The path shows the test folds at every strength, so its best row is no estimate; the
 * chosen one is.
 */
public final class LogisticPath {
    private final AnalysisSpec.Logistic spec;
    private final int innerFolds;
    private final List<boolean[]> labels = new ArrayList<>();
    private final List<Seed> seeds = new ArrayList<>();
    private final List<StratifiedFolds> folds = new ArrayList<>();

    private LogisticPath(boolean[] first, AnalysisSpec.Logistic spec, Seed seed) {
        this.spec = spec;
        this.innerFolds = innerFolds(spec, first);
        add(first.clone(), seed);
        for (int shuffle = 0; shuffle < spec.shuffles(); shuffle++) {
            Seed own = seed.child("shuffle." + shuffle);
            add(Rows.permuted(first, own.stream("labels")), own);
        }
    }

    private void add(boolean[] first, Seed seed) {
        labels.add(first);
        seeds.add(seed);
        folds.add(StratifiedFolds.of(Rows.all(first.length), first, spec.folds(), seed.stream("outer")));
    }

    /**
     * Fits the paths.
     *
     * @param activations one row a word
     * @param isFirst class of each row
     * @param spec folds, used for the inner cross-validation too, penalties and their grids, shuffles
     * @param seed of the folds and shuffles; give the same to every representation of an experiment
     * @param progress a step a penalty
     * @throws BadInputException if a class is missing or has too few words for the folds
     */
    public static LogisticResult run(
            ActivationMatrix activations, boolean[] isFirst, AnalysisSpec.Logistic spec, Seed seed, Progress progress) {
        GramMatrix gram = GramMatrix.of(activations);
        NestedCrossValidation.requireWords(gram, isFirst, spec.folds(), innerFolds(spec, isFirst));
        FeatureColumns columns = FeatureColumns.of(activations);
        LogisticPath paths = new LogisticPath(isFirst, spec, seed);
        List<PenaltyResult> results = new ArrayList<>();
        for (LogisticPenalty penalty : spec.penalties()) {
            PenaltyFolds engine = switch (penalty) {
                case L2 ->
                    new RidgeFolds(
                            gram,
                            columns.size(),
                            StrengthGrid.ofSize(spec.strengths()).strengths());
                case L1 -> new SparseFolds(activations, columns, 1, spec.strengths(), spec.ratio());
                case ELASTIC_NET ->
                    new SparseFolds(activations, columns, spec.mixing(), spec.strengths(), spec.ratio());
            };
            results.add(paths.fit(penalty.label(), engine));
            progress.step(results.size(), spec.penalties().size(), penalty.label());
        }
        return new LogisticResult(results, Separation.of(gram, isFirst));
    }

    private PenaltyResult fit(String penalty, PenaltyFolds engine) {
        int perPass = spec.folds();
        FoldPath[] done = new FoldPath[labels.size() * perPass];
        Parallel.range(done.length, i -> {
            int pass = i / perPass;
            int fold = i % perPass;
            done[i] = engine.fit(
                    folds.get(pass).train(fold),
                    folds.get(pass).test(fold),
                    labels.get(pass),
                    innerFolds,
                    seeds.get(pass).stream("inner." + fold));
        });
        List<PenaltyPass> passes = new ArrayList<>();
        Convergence convergence = Convergence.NONE;
        for (int pass = 0; pass < labels.size(); pass++) {
            List<FoldPath> paths = List.of(done).subList(pass * perPass, (pass + 1) * perPass);
            PenaltyPass each = PenaltyPass.of(penalty, engine.strengths(), folds.get(pass), paths, labels.get(pass));
            convergence = convergence.plus(each.convergence());
            passes.add(each);
        }
        PenaltyPass real = passes.get(0);
        return new PenaltyResult(
                penalty,
                real.rows(),
                ChosenScore.of(
                        real.chosen(),
                        real.frequency(),
                        real.chosenNonzero(),
                        seeds.get(0).stream("bootstrap." + penalty)),
                real.lowest(),
                passes.subList(1, passes.size()).stream()
                        .map(LogisticPath::nullPath)
                        .toList(),
                real.separatedFolds(),
                convergence);
    }

    private static PenaltyResult.NullPath nullPath(PenaltyPass pass) {
        return new PenaltyResult.NullPath(
                pass.rows(),
                pass.lowest(),
                pass.chosen().testAccuracy(),
                pass.chosen().testLogLossBits(),
                pass.chosenNonzero(),
                PseudoR2.mcFadden(
                        pass.chosen().testLogLossBits(), pass.frequency().testLogLossBits()),
                pass.chosen().testTjur());
    }

    /** As many as the outer folds, or fewer where a class is left with fewer words than that; at least 2. */
    private static int innerFolds(AnalysisSpec.Logistic spec, boolean[] first) {
        int smaller = Rows.smallerClass(first);
        return Math.max(2, Math.min(spec.folds(), smaller - (smaller + spec.folds() - 1) / spec.folds()));
    }
}
