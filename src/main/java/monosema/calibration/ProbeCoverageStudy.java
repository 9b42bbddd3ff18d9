package monosema.calibration;

import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.checkpoint.Parts;
import monosema.config.AnalysisSpec;
import monosema.config.CalibrationSpec;
import monosema.probe.LinearProbe;
import monosema.probe.ProbeComparison;
import monosema.probe.ProbeResult;
import monosema.probe.ProbeSummary;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.stats.Interval;

/**
 * The intervals of a probe's held-out numbers, and of the difference of two probes.
 *
 * <p>One representation is normal noise with {@link #EFFECT} planted in every fifth neuron, the other is the first with as
 * much independent noise added: worse, and dependent on it word by word. The truth with a signal is the expected
 * out-of-fold score of the procedure on new words from the same population, fitted to {@code 1 - 1/folds} of as many
 * words: the mean of the unbiased estimate over all data sets. Without a signal it is what no probe can beat in
 * expectation: accuracy one half, no information, no difference.
 */
public final class ProbeCoverageStudy {
    static final double EFFECT = 0.5;
    private static final int EVERY = 5;
    private static final int CONTROL_DRAWS = 5;

    /** Of no consequence here: the intervals are what is looked at. */
    private static final double MARGIN = 0.05;

    private final CalibrationSpec.Coverage spec;
    private final Seed seed;
    private final boolean[] isFirst;
    private final AnalysisSpec.Probe probe;
    private final Parts parts;

    private ProbeCoverageStudy(CalibrationSpec.Coverage spec, Seed seed, Parts parts) {
        this.parts = parts;
        this.spec = spec;
        this.seed = seed;
        this.isFirst = new Division(spec.words() / 2, spec.words() / 2).isFirst();
        this.probe =
                new AnalysisSpec.Probe(spec.folds(), spec.folds(), spec.repeats(), spec.strengths(), CONTROL_DRAWS);
    }

    /**
     * Simulates with and without a signal.
     *
     * @param progress a step a data set
     * @param parts keeps data sets
     * @return a row for each interval and scenario
     */
    public static List<Coverage> run(CalibrationSpec.Coverage spec, Seed seed, Progress progress, Parts parts) {
        ProbeCoverageStudy study = new ProbeCoverageStudy(spec, seed, parts);
        List<Coverage> rows = new ArrayList<>(study.scenario(true, progress));
        rows.addAll(study.scenario(false, progress));
        return rows;
    }

    private List<Coverage> scenario(boolean signal, Progress progress) {
        String name = signal ? "signal" : "no-signal";
        int n = spec.dataSets();
        Intervals accuracy = new Intervals("probe-accuracy", "bootstrap-over-words", n);
        Intervals information = new Intervals("probe-information", "bootstrap-over-words", n);
        Intervals balanced = new Intervals("probe-balanced-accuracy", "bootstrap-over-words", n);
        Intervals auc = new Intervals("probe-auc", "bootstrap-over-words", n);
        Intervals logLoss = new Intervals("probe-log-loss", "bootstrap-over-words", n);
        Intervals aucResampled = new Intervals("probe-auc-difference", "corrected-resampled-t", n);
        Intervals aucPaired = new Intervals("probe-auc-difference", "paired-bootstrap", n);
        Intervals selectivity = new Intervals("probe-selectivity", "bootstrap-over-words-and-draws", n);
        Intervals bitsResampled = new Intervals("probe-information-difference", "corrected-resampled-t", n);
        Intervals bitsPaired = new Intervals("probe-information-difference", "paired-bootstrap", n);
        Intervals resampled = new Intervals("probe-difference", "corrected-resampled-t", n);
        Intervals paired = new Intervals("probe-difference", "paired-bootstrap", n);
        List<Intervals> all = List.of(
                accuracy,
                information,
                balanced,
                auc,
                logLoss,
                selectivity,
                aucResampled,
                aucPaired,
                resampled,
                paired,
                bitsResampled,
                bitsPaired);
        DataSets.each(n, progress, name, index -> {
            Interval[] made = parts.part(
                    name + " " + index, Interval[].class, () -> intervals(signal, seed.child(name + "." + index)));
            for (int i = 0; i < made.length; i++) {
                all.get(i).set(index, made[i]);
            }
        });
        return List.of(
                accuracy.against(signal ? accuracy.meanEstimate() : 0.5, name),
                information.against(signal ? information.meanEstimate() : 0, name),
                selectivity.against(signal ? selectivity.meanEstimate() : 0, name),
                balanced.against(signal ? balanced.meanEstimate() : 0.5, name),
                auc.against(signal ? auc.meanEstimate() : 0.5, name),
                logLoss.against(signal ? logLoss.meanEstimate() : 1, name),
                aucResampled.against(signal ? aucResampled.meanEstimate() : 0, name),
                aucPaired.against(signal ? aucPaired.meanEstimate() : 0, name),
                resampled.against(signal ? resampled.meanEstimate() : 0, name),
                paired.against(signal ? paired.meanEstimate() : 0, name),
                bitsResampled.against(signal ? bitsResampled.meanEstimate() : 0, name),
                bitsPaired.against(signal ? bitsPaired.meanEstimate() : 0, name));
    }

    /** Those of one data set. */
    private Interval[] intervals(boolean signal, Seed own) {
        ProbeResult one = probe(own, signal, false);
        ProbeResult other = probe(own, signal, true);
        ProbeSummary summary = ProbeSummary.of(one, own.child("summary"));
        ProbeComparison comparison = ProbeComparison.of(other, one, MARGIN, own.child("comparison"));
        return new Interval[] {
            summary.testAccuracy(),
            summary.informationBits(),
            summary.testBalancedAccuracy(),
            summary.testAuc(),
            summary.testLogLossBits(),
            summary.selectivity(),
            comparison.auc().byFold(),
            comparison.auc().byWord(),
            comparison.accuracy().byFold(),
            comparison.accuracy().byWord(),
            comparison.informationBits().byFold(),
            comparison.informationBits().byWord()
        };
    }

    private ProbeResult probe(Seed own, boolean signal, boolean noisier) {
        Planted planted = signal ? new Planted(EVERY, EFFECT) : Planted.NONE;
        DataSet data = DataSet.draw(Distribution.NORMAL, isFirst, spec.neurons(), planted, own.stream("data"));
        if (noisier) {
            DataSet added =
                    DataSet.draw(Distribution.NORMAL, isFirst, spec.neurons(), Planted.NONE, own.stream("noise"));
            data = data.plus(added);
        }
        ActivationMatrix activations = data.matrix();
        return LinearProbe.run(activations, isFirst, probe, own.child("probe"), Progress.SILENT);
    }
}
