package monosema.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import monosema.probe.ChosenScore;
import monosema.probe.Convergence;
import monosema.probe.FirthRefit;
import monosema.probe.LogisticResult;
import monosema.probe.PenaltyResult;
import monosema.probe.SampleSplit;
import monosema.probe.Separation;
import monosema.probe.StabilitySelection;
import monosema.record.LogisticNullRow;
import monosema.record.LogisticRow;
import monosema.record.LogisticTables;
import monosema.record.RefitRow;
import monosema.record.SampleSplitRow;
import monosema.record.StabilityRow;
import monosema.stats.Quantiles;

/**
 * What the logistic regression of one representation leaves in the record. Ids are {@code
 * logistic.<representation>.<penalty>.<quantity>}; without a penalty they mean L2.
 *
 * @param representation {@code mlp} or an SAE's id
 * @param out takes numbers and files
 * @param words in the set
 */
record LogisticRecord(String representation, StageWriter out, long words) {
    private static final double LEVEL = 0.95;
    private static final String L2 = "l2";

    void paths(LogisticResult result) {
        List<LogisticRow> rows = new ArrayList<>();
        List<LogisticNullRow> nulls = new ArrayList<>();
        for (PenaltyResult penalty : result.penalties()) {
            penalty.path().forEach(row -> rows.add(row(row)));
            for (int shuffle = 0; shuffle < penalty.nulls().size(); shuffle++) {
                for (monosema.probe.LogisticRow row :
                        penalty.nulls().get(shuffle).path()) {
                    nulls.add(nullRow(row, shuffle));
                }
            }
            numbers(id() + penalty.penalty() + ".", penalty);
        }
        LogisticTables.paths(out.recordFile("logistic.csv"), rows);
        LogisticTables.nulls(out.recordFile("logistic-null.csv"), nulls);
        PenaltyResult l2 = result.of(L2);
        score(id(), l2.chosen());
        Convergence all = Convergence.NONE;
        for (PenaltyResult penalty : result.penalties()) {
            all = all.plus(penalty.convergence());
        }
        convergence(id(), all);
        separation(result.separation(), l2.separatedFolds());
    }

    void stability(StabilitySelection.Result result) {
        LogisticTables.stability(
                out.recordFile("stability.csv"),
                result.neurons().stream()
                        .map(each ->
                                new StabilityRow(representation, each.neuron(), each.probability(), each.selected()))
                        .toList());
        String id = id() + "stability.";
        out.count(id + "selected", result.stable().size(), "neurons");
        out.number(id + "bound", result.bound(), "neurons");
        out.count(id + "q", result.most(), "neurons");
        out.number(id + "meanPicked", result.meanPicked(), "neurons");
        out.count(id + "varying", result.varying(), "neurons");
        range(
                id + "nullSelected",
                result.nullCounts().stream().mapToDouble(count -> count).toArray(),
                "neurons");
        convergence(id, result.convergence());
    }

    void refit(List<FirthRefit.Neuron> neurons) {
        LogisticTables.refits(
                out.recordFile("refits.csv"),
                neurons.stream()
                        .map(each -> new RefitRow(
                                representation,
                                each.neuron(),
                                each.coefficient(),
                                each.lower(),
                                each.upper(),
                                each.p()))
                        .toList());
        out.count(id() + "refit.neurons", neurons.size(), "neurons");
    }

    void split(SampleSplit.Result result) {
        LogisticTables.sampleSplit(
                out.recordFile("sample-split.csv"),
                result.neurons().stream()
                        .map(each -> new SampleSplitRow(
                                representation, each.neuron(), each.selected(), each.p(), each.significant()))
                        .toList());
        String id = id() + "sampleSplit.";
        out.count(id + "significant", result.significant(), "neurons");
        out.count(id + "most", result.most(), "neurons");
        range(
                id + "nullSignificant",
                result.nullCounts().stream().mapToDouble(count -> count).toArray(),
                "neurons");
        convergence(id, result.convergence());
    }

    private void numbers(String id, PenaltyResult penalty) {
        score(id, penalty.chosen());
        ChosenScore chosen = penalty.chosen();
        out.number(id + "nonzero", chosen.nonzero(), "neurons");
        out.number(id + "mcFadden", chosen.mcFadden(), "none", words);
        out.number(id + "trainMcFadden", chosen.trainMcFadden(), "none", words);
        out.number(id + "tjur", chosen.tjur(), "none", words);
        out.number(id + "trainTjur", chosen.trainTjur(), "none", words);
        out.number(id + "lowestLossBits", penalty.lowest().testLogLossBits(), "bits", words);
        out.count(id + "lowestNonzero", penalty.lowest().nonzero(), "neurons");
        out.count(id + "separatedFolds", penalty.separatedFolds(), "folds");
        nulls(id, penalty.nulls());
        convergence(id, penalty.convergence());
    }

    private void nulls(String id, List<PenaltyResult.NullPath> nulls) {
        range(id + "nullTestAccuracy", array(nulls, PenaltyResult.NullPath::testAccuracy), "proportion");
        range(id + "nullTestLogLossBits", array(nulls, PenaltyResult.NullPath::testLogLossBits), "bits");
        range(id + "nullNonzero", array(nulls, PenaltyResult.NullPath::nonzero), "neurons");
        range(id + "nullMcFadden", array(nulls, PenaltyResult.NullPath::mcFadden), "none");
        range(id + "nullTjur", array(nulls, PenaltyResult.NullPath::tjur), "none");
        range(id + "nullLowestLossBits", array(nulls, path -> path.lowest().testLogLossBits()), "bits");
        range(id + "nullLowestNonzero", array(nulls, path -> path.lowest().nonzero()), "neurons");
    }

    private static double[] array(List<PenaltyResult.NullPath> nulls, ToDoubleFunction<PenaltyResult.NullPath> value) {
        return nulls.stream().mapToDouble(value).toArray();
    }

    private void score(String id, ChosenScore score) {
        out.number(id + "testAccuracy", score.testAccuracy(), "proportion", words);
        out.number(id + "testAuc", score.testAuc(), "none", words);
        out.number(id + "testLogLossBits", score.testLogLossBits(), "bits", words);
    }

    private void convergence(String id, Convergence convergence) {
        out.count(id + "fits", convergence.fits(), "fits");
        out.count(id + "convergedFits", convergence.converged(), "fits");
        out.number(id + "worstOptimalityGap", convergence.worstOptimalityGap(), "none");
    }

    private void separation(Separation separation, int folds) {
        out.count(id() + "separable", separation.separable() ? 1 : 0, "none");
        out.number(id() + "separationMargin", separation.margin(), "none", words);
        out.number(id() + "separationStrength", separation.strength(), "none");
        out.count(id() + "separatedFolds", folds, "folds");
    }

    /** The mean over shuffled labels with their central range. */
    private void range(String id, double[] values, String unit) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        out.number(id, Quantiles.centralRange(mean, values, LEVEL, "range over shuffled labels"), unit, (long)
                values.length);
    }

    private String id() {
        return "logistic." + representation + ".";
    }

    private LogisticRow row(monosema.probe.LogisticRow row) {
        return new LogisticRow(
                representation,
                row.penalty(),
                row.strength(),
                row.nonzero(),
                row.trainLogLoss(),
                row.testAccuracy(),
                row.testAuc(),
                row.testLogLossBits(),
                row.converged(),
                row.iterations(),
                row.optimalityGap(),
                row.kkt(),
                row.separated(),
                row.why());
    }

    private LogisticNullRow nullRow(monosema.probe.LogisticRow row, int shuffle) {
        return new LogisticNullRow(
                representation,
                row.penalty(),
                shuffle,
                row.strength(),
                row.nonzero(),
                row.testAccuracy(),
                row.testLogLossBits());
    }
}
