package monosema.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import monosema.io.BadInputException;
import monosema.record.CausalRow;
import monosema.record.ExperimentRecord;
import monosema.record.FrameProbeRow;
import monosema.record.Interval;
import monosema.record.LeanRow;
import monosema.record.LogisticNullRow;
import monosema.record.LogisticRow;
import monosema.record.ModelTrainingRow;
import monosema.record.ProbeRow;
import monosema.record.Result;
import monosema.record.SaeTrainingRow;
import monosema.record.TTestRow;
import monosema.report.chart.AblationChart;
import monosema.report.chart.Accuracies;
import monosema.report.chart.Chart;
import monosema.report.chart.ComparisonChart;
import monosema.report.chart.DensityChart;
import monosema.report.chart.FeatureDensity;
import monosema.report.chart.FramesChart;
import monosema.report.chart.LeanChart;
import monosema.report.chart.LogisticChart;
import monosema.report.chart.ModelTrainingChart;
import monosema.report.chart.PValueChart;
import monosema.report.chart.PairedDifference;
import monosema.report.chart.ParetoChart;
import monosema.report.chart.QuantileChart;
import monosema.report.chart.Representation;
import monosema.report.chart.SaePoint;
import monosema.report.chart.SaeTrainingChart;
import monosema.report.chart.SelectivityChart;
import monosema.report.chart.SparsityChart;
import monosema.report.chart.SteeringChart;
import monosema.report.chart.VolcanoChart;

/** The charts of one record. */
final class RecordedCharts {
    private final ExperimentRecord source;
    private final List<Representation> representations;
    private final Map<String, Chart> charts = new LinkedHashMap<>();

    RecordedCharts(ExperimentRecord source, List<Representation> representations) {
        this.source = source;
        this.representations = representations;
    }

    /** All drawn so far, by name, in order. */
    Map<String, Chart> all() {
        return charts;
    }

    /** Of a sweep's SAEs the model's alone, where it was trained here: their CSV files have theirs. */
    void training(List<SaeView> saes) {
        Bound model = new Bound(source).at("model");
        if (model.has("bigramLoss")) {
            List<ModelTrainingRow> rows = notEmpty(source.modelTraining(), "model-training.csv");
            add(ModelTrainingChart.draw(
                    rows, model.value("bigramLoss"), model.value("entropy"), Findings.model(rows, model)));
        }
        for (int i = 0; i < saes.size() && !SaesView.sweeps(saes); i++) {
            if (saes.get(i).trained()) {
                training(representations.get(i + 1));
            }
        }
    }

    private void training(Representation sae) {
        List<SaeTrainingRow> steps = notEmpty(source.saeTraining(sae.id()), "sae-" + sae.id() + "-training.csv");
        add(SaeTrainingChart.draw(sae, steps, Findings.sae(sae, steps)));
    }

    void quality(List<SaeView> saes) {
        boolean sweep = SaesView.sweeps(saes);
        List<FeatureDensity> densities = saes.stream()
                .map(sae -> new FeatureDensity(sweep ? sae.id() : sae.name(), source.saeDensity(sae.id())))
                .toList();
        if (!densities.isEmpty()) {
            add(DensityChart.draw(densities, SaeFindings.density(densities)));
        }
        if (sweep) {
            Bound r = new Bound(source);
            List<SaePoint> points = saes.stream().map(sae -> sae.point(r)).toList();
            add(ParetoChart.draw(points, SaeFindings.pareto(points)));
        }
    }

    void pValues(List<List<TTestRow>> tests) {
        add(PValueChart.draw(representations, tests, Findings.pValues(representations, tests)));
        add(PValueChart.drawCounts(representations, tests, TestFindings.counts(representations, tests)));
        add(QuantileChart.draw(representations, tests, TestFindings.quantiles(representations, tests)));
        add(VolcanoChart.draw(representations, tests, TestFindings.volcano(representations, tests)));
    }

    void selectivity() {
        List<ProbeRow> rows = notEmpty(source.probe(), "probe.csv");
        List<Accuracies> test = new ArrayList<>();
        List<Accuracies> train = new ArrayList<>();
        for (Representation representation : representations) {
            for (boolean control : new boolean[] {false, true}) {
                test.add(accuracies(rows, representation, control, true));
                train.add(accuracies(rows, representation, control, false));
            }
        }
        add(SelectivityChart.draw(test, train, Findings.selectivity(test, train)));
    }

    void frames() {
        List<FrameProbeRow> rows = notEmpty(source.probeInFrames(), "probe-frames.csv");
        List<Accuracies> byFrame = inFrames(rows, FrameProbeRow.FRAME, "byFrame");
        List<Accuracies> byWord = inFrames(rows, FrameProbeRow.WORD, "byWord");
        add(FramesChart.draw(byFrame, byWord, Findings.frames(byFrame, byWord)));
    }

    void lean(WordSetView words) {
        List<LeanRow> rows = notEmpty(source.lean(), "lean.csv");
        Bound r = new Bound(source).at("lean");
        add(LeanChart.draw(
                LeanView.row(rows, words.first(), r.value("mean." + words.first())),
                LeanView.row(rows, words.second(), r.value("mean." + words.second())),
                Findings.lean(r, words)));
    }

    /** The MLP, few SAEs and the baselines in one chart; many SAEs in one of their own, beside the MLP. */
    void effectiveness(EffectivenessView view, List<SaeView> saes) {
        InformationCurves curves = new InformationCurves(source, representations, view, saes);
        add(curves.main());
        curves.saes().ifPresent(this::add);
    }

    /** Ablations where there are any, steps where there is a direction. */
    void causal(WordSetView words) {
        List<CausalRow> rows = source.causal();
        List<AblationChart.Ablation> ablations = CausalView.ablations(rows, representations);
        if (!ablations.isEmpty()) {
            add(AblationChart.draw(ablations, CausalView.ablationFinding(ablations)));
        }
        List<CausalRow> steps = rows.stream().filter(CausalView::steers).toList();
        if (!steps.isEmpty()) {
            String finding = CausalView.steeringFinding(steps, representations, words.first());
            add(SteeringChart.draw(representations, steps, words.first(), words.second(), finding));
        }
    }

    private List<Accuracies> inFrames(List<FrameProbeRow> rows, String split, String id) {
        List<Accuracies> all = new ArrayList<>();
        for (Representation representation : representations) {
            for (boolean control : new boolean[] {false, true}) {
                List<Double> draws = rows.stream()
                        .filter(row -> row.representation().equals(representation.id()))
                        .filter(row -> row.split().equals(split))
                        .filter(row -> row.task().equals(control ? ProbeRow.CONTROL : ProbeRow.REAL))
                        .map(FrameProbeRow::testAccuracy)
                        .toList();
                Result mean = source.get("frames.%s.%s.%s"
                        .formatted(representation.id(), id, control ? "controlTestAccuracy" : "testAccuracy"));
                all.add(new Accuracies(
                        representation,
                        control,
                        draws,
                        mean.value(),
                        mean.bounds().orElse(null)));
            }
        }
        return all;
    }

    /** Each SAE against the MLP, where there is one. */
    void comparison() {
        List<PairedDifference> rows = new ArrayList<>();
        for (Representation sae : representations.subList(1, representations.size())) {
            rows.add(difference(sae, "by test fold", "minusMlp"));
            rows.add(difference(sae, "by word", "minusMlpByWord"));
            rows.add(difference(sae, "random labels", "minusMlpControl"));
        }
        if (!rows.isEmpty()) {
            Representation first = representations.get(1);
            double margin =
                    source.get("probe." + first.id() + ".nonInferiorityMargin").value();
            add(ComparisonChart.draw(rows, margin, Findings.comparison(rows, margin)));
        }
    }

    private PairedDifference difference(Representation sae, String method, String id) {
        Result result = source.get("probe." + sae.id() + "." + id);
        Interval interval = result.bounds()
                .orElseThrow(() -> new BadInputException(
                        "results.json of %s has no interval of '%s'".formatted(source.id(), result.id())));
        return new PairedDifference(sae, method, result.value(), interval);
    }

    void logistic(double entropyBits) {
        List<LogisticRow> rows = notEmpty(source.logistic(), "logistic.csv");
        for (String penalty : rows.stream().map(LogisticRow::penalty).distinct().toList()) {
            List<LogisticRow> path =
                    rows.stream().filter(row -> row.penalty().equals(penalty)).toList();
            add(LogisticChart.draw(
                    penalty,
                    representations,
                    path,
                    entropyBits,
                    Findings.logistic(representations, path, entropyBits)));
        }
        List<LogisticRow> l1 =
                rows.stream().filter(row -> row.penalty().equals("l1")).toList();
        if (!l1.isEmpty()) {
            List<LogisticNullRow> nulls = source.logisticNull().stream()
                    .filter(row -> row.penalty().equals("l1"))
                    .toList();
            String finding = SparsityFinding.of(representations, new Bound(source));
            add(SparsityChart.draw(representations, l1, nulls, entropyBits, finding));
        }
    }

    private Accuracies accuracies(List<ProbeRow> rows, Representation representation, boolean control, boolean test) {
        Stream<ProbeRow> drawn = rows.stream()
                .filter(row -> row.representation().equals(representation.id()))
                .filter(row -> row.task().equals(control ? ProbeRow.CONTROL : ProbeRow.REAL));
        List<Double> draws = drawn.map(row -> test ? row.testAccuracy() : row.trainAccuracy())
                .toList();
        String quantity = test ? "TestAccuracy" : "TrainAccuracy";
        String id = control ? "control" + quantity : Character.toLowerCase(quantity.charAt(0)) + quantity.substring(1);
        Result mean = source.get("probe." + representation.id() + "." + id);
        return new Accuracies(
                representation, control, draws, mean.value(), mean.bounds().orElse(null));
    }

    private void add(Chart chart) {
        charts.put(chart.name(), chart);
    }

    private <T> List<T> notEmpty(List<T> rows, String file) {
        if (rows.isEmpty()) {
            throw new BadInputException(file + " of " + source.id() + " has no row");
        }
        return rows;
    }
}
