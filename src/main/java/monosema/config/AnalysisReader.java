package monosema.config;

import monosema.config.yaml.Bounds;
import monosema.config.yaml.Kinds;
import monosema.config.yaml.Section;

/** Reads one analysis. */
final class AnalysisReader {
    static final Kinds<AnalysisSpec> KINDS = Kinds.<AnalysisSpec>of("analysis")
            .kind("t-test", AnalysisReader::tTest)
            .kind("probe", AnalysisReader::probe)
            .kind("logistic", LogisticReader::read)
            .kind("probe-in-frames", FrameProbeReader::read)
            .kind("lean", s -> new AnalysisSpec.Lean(CueReader.read(s)))
            .kind("causal", CausalReader::read)
            .kind("effectiveness", EffectivenessReader::read);

    private AnalysisReader() {}

    private static AnalysisSpec tTest(Section s) {
        return new AnalysisSpec.TTest(
                s.number("alpha", Bounds.above(0, 0.5), 1e-5),
                s.word("variance", AnalysisSpec.TTest.Variance.WELCH),
                s.whole("permutations", Bounds.between(200, 1_000_000), 10_000),
                s.number("familywiseLevel", Bounds.above(0, 0.5), 0.05));
    }

    private static AnalysisSpec probe(Section s) {
        return new AnalysisSpec.Probe(
                folds(s, "folds"),
                folds(s, "innerFolds"),
                s.whole("repeats", Bounds.between(1, 1_000), 10),
                strengths(s),
                s.whole("controlDraws", Bounds.between(1, 10_000), 100),
                s.word("scaling", AnalysisSpec.Probe.Scaling.GLOBAL),
                s.whole("permutations", Bounds.between(0, 100_000), 200),
                s.word("permute", AnalysisSpec.Probe.Permute.SMALLEST),
                s.whole("mdlOrders", Bounds.between(0, 1_000), 10),
                s.number("nonInferiorityMargin", Bounds.above(0, 0.5), 0.05));
    }

    private static int folds(Section s, String key) {
        return s.whole(key, Bounds.between(2, 20), 5);
    }

    private static int strengths(Section s) {
        return s.whole("strengths", Bounds.between(2, 100), 12);
    }
}
