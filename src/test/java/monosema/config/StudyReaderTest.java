package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Declarations without a mistake. */
class StudyReaderTest {
    @TempDir
    Path folder;

    @Test
    void everyKnobIsBoundToItsOwnComponent() throws IOException {
        Study study = read("""
                paper: {title: T, deck: D, authors: [A]}
                wordsets: {people: {builtin: gender}}
                experiments:
                  - id: all-knobs
                    title: All knobs
                    run: on-request
                    seed: 3
                    device: gpu
                    corpus: {storyworld: {stories: 101, heldOutStories: 11}}
                    model: {train: {family: gpt-neo, layers: 3, dModel: 12, heads: 2, context: 16, batch: 5,
                      steps: 7, learningRate: 0.25, warmUpShare: 0.5}}
                    hook: blocks.2.mlp.hook_post
                    words: {prependBos: true, pooling: mean}
                    stream: {prependBos: false, excludeSpecialTokens: true}
                    saes:
                      - {id: one, architecture: standard, expansion: 4, l1Coefficient: 1.5e-1, l1WarmUpShare: 0.125,
                         steps: 9, batch: 6, learningRate: 0.75, warmUpShare: 0.25, decayShare: 1, adamBeta1: 0.5,
                         adamBeta2: 0.75, gradientNorm: 3, normalizeActivations: false, applyBDecToInput: true,
                         decoderInit: positive, decoderInitNorm: 0.2, foldDecoderBias: false, seed: 12}
                    wordset: people
                    analyses:
                      - logistic: {folds: 6, strengths: 8, penalties: [l1, l2], mixing: 0.3, ratio: 0.02, shuffles: 3, stability: {subsamples: 40, threshold: 0.8, expectedFalse: 2}, splits: 9}
                      - probe: {folds: 3, innerFolds: 4, repeats: 2, strengths: 13, controlDraws: 14, scaling: standardized, permutations: 15, permute: all, mdlOrders: 16, nonInferiorityMargin: 0.1}
                      - t-test: {alpha: 1.0e-3, variance: pooled, permutations: 300, familywiseLevel: 0.01}
                      - probe-in-frames: {frames: 5, folds: 3, innerFolds: 2, strengths: 7, controlDraws: 8}
                """);

        assertThat(study)
                .isEqualTo(new Study(
                        new Paper("T", "D", List.of("A")),
                        List.of(new ModelExperiment(
                                "all-knobs",
                                "All knobs",
                                RunMode.ON_REQUEST,
                                DeviceChoice.GPU,
                                3,
                                new CorpusSpec.StoryWorld(101, 11),
                                new ModelSpec.TrainedGptNeo(3, 12, 2, 16, 5, 7, 0.25, 0.5),
                                new ActivationSpec("blocks.2.mlp.hook_post", true, ActivationSpec.Pooling.MEAN),
                                new StreamSpec(false, true),
                                List.of(new SaeSpec.Trained(
                                        "one",
                                        4,
                                        new SaeArchitecture.Standard(0.15, 0.125),
                                        new SaeTraining(
                                                9,
                                                6,
                                                0.75,
                                                0.25,
                                                1,
                                                0.5,
                                                0.75,
                                                3,
                                                false,
                                                true,
                                                SaeTraining.DecoderInit.POSITIVE,
                                                0.2,
                                                false,
                                                12))),
                                new WordSetSpec.BuiltIn("people", "gender"),
                                List.of(
                                        new AnalysisSpec.Logistic(
                                                6,
                                                8,
                                                List.of(LogisticPenalty.L1, LogisticPenalty.L2),
                                                0.3,
                                                0.02,
                                                3,
                                                new StabilitySpec(40, 0.8, 2),
                                                9),
                                        new AnalysisSpec.Probe(
                                                3,
                                                4,
                                                2,
                                                13,
                                                14,
                                                AnalysisSpec.Probe.Scaling.STANDARDIZED,
                                                15,
                                                AnalysisSpec.Probe.Permute.ALL,
                                                16,
                                                0.1),
                                        new AnalysisSpec.TTest(1e-3, AnalysisSpec.TTest.Variance.POOLED, 300, 0.01),
                                        new AnalysisSpec.FrameProbe(new FramesSpec.BuiltIn(5), 3, 2, 7, 8))))));
    }

    @Test
    void everyKnobIsReadAndWhatIsLeftOutTakesItsDefault() throws IOException {
        Study study = read(GoodStudy.TEXT);

        assertThat(study.paper()).isEqualTo(new Paper("A paper", "", List.of("A. Author", "B. Author")));
        assertThat(study.experiments())
                .containsExactly(new ModelExperiment(
                        "story",
                        "A story",
                        RunMode.ALWAYS,
                        DeviceChoice.CPU,
                        7,
                        new CorpusSpec.StoryWorld(50_000, 2_000),
                        new ModelSpec.TrainedGptNeo(2, 128, 4, 64, 64, 1_200, 0.002, 0.05),
                        new ActivationSpec("blocks.1.hook_mlp_out", false, ActivationSpec.Pooling.LAST),
                        StreamSpec.DEFAULT,
                        List.of(new SaeSpec.Trained(
                                "standard",
                                16,
                                new SaeArchitecture.Standard(5, 0.05),
                                SaeDefaults.training("standard")
                                        .with(3_000, 512, 8e-3)
                                        .seeded(7))),
                        new WordSetSpec.BuiltIn("gender", "gender"),
                        List.of(
                                new AnalysisSpec.TTest(1e-5),
                                new AnalysisSpec.Probe(4, 5, 10, 12, 20),
                                new AnalysisSpec.Logistic(
                                        5,
                                        12,
                                        List.of(LogisticPenalty.values()),
                                        0.5,
                                        0.01,
                                        10,
                                        StabilitySpec.DEFAULT,
                                        20))));
    }

    @Test
    void anExperimentOverridesTheDefaults() throws IOException {
        String overrides = """
                    title: A story
                    seed: -3
                    device: gpu
                    run: on-request
                    words: {prependBos: true, pooling: max}
                    stream: {prependBos: true}
                """;
        ModelExperiment experiment = (ModelExperiment) read(GoodStudy.TEXT.replace("    title: A story\n", overrides))
                .experiments()
                .get(0);

        assertThat(experiment.seed()).isEqualTo(-3);
        assertThat(experiment.device()).isEqualTo(DeviceChoice.GPU);
        assertThat(experiment.run()).isEqualTo(RunMode.ON_REQUEST);
        assertThat(experiment.activations())
                .isEqualTo(new ActivationSpec("blocks.1.hook_mlp_out", true, ActivationSpec.Pooling.MAX));
        assertThat(experiment.stream()).isEqualTo(new StreamSpec(true, false));
    }

    @Test
    void aWordSetFileIsFoundBesideTheStudy() throws IOException {
        Files.writeString(folder.resolve("words.csv"), "word,label\n");

        Study study = read(GoodStudy.TEXT.replace("{builtin: gender}", "{file: words.csv}"));

        assertThat(((ModelExperiment) study.experiments().get(0)).wordset())
                .isEqualTo(new WordSetSpec.File("gender", folder.resolve("words.csv")));
    }

    @Test
    void anchorsShareValues() throws IOException {
        Study study = read("""
                paper: {title: T, authors: [A]}
                wordsets: {gender: {builtin: gender}}
                experiments:
                  - id: one
                    title: One
                    corpus: &corpus {storyworld: {stories: 500}}
                    model: &model {train: {family: gpt-neo, layers: 1, dModel: 8, heads: 2, steps: 1}}
                    hook: blocks.0.hook_mlp_out
                    saes: &saes [{id: s, architecture: standard, expansion: 2, l1Coefficient: 1.5, steps: 1}]
                    wordset: gender
                    analyses: [t-test]
                  - {id: two, title: Two, corpus: *corpus, model: *model, hook: blocks.0.hook_mlp_out, saes: *saes,
                     wordset: gender, analyses: [t-test]}
                """);

        assertThat(((ModelExperiment) study.experiments().get(1)).saes())
                .isEqualTo(((ModelExperiment) study.experiments().get(0)).saes());
    }

    private Study read(String text) throws IOException {
        return GoodStudy.read(folder, text);
    }
}
