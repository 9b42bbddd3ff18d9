package monosema.config;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StudyReaderTest {
    @TempDir
    Path folder;

    static final String GOOD = """
            paper:
              title: A paper
              authors: [A. Author, B. Author]
            defaults: {seed: 7, device: cpu}
            wordsets:
              gender: {builtin: gender}
            experiments:
              - id: story
                title: A story
                corpus: {storyworld: {stories: 50000}}
                model: {train: {family: gpt-neo, layers: 2, dModel: 128, heads: 4, steps: 1200}}
                hook: blocks.1.hook_mlp_out
                saes:
                  - {id: standard, architecture: standard, expansion: 16, l1Coefficient: 5, steps: 3000}
                wordset: gender
                analyses:
                  - t-test
                  - probe: {folds: 4, controlDraws: 20}
                  - logistic:
            """;

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
        Study study = read(GOOD);

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
        ModelExperiment experiment = (ModelExperiment) read(GOOD.replace("    title: A story\n", overrides))
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

        Study study = read(GOOD.replace("{builtin: gender}", "{file: words.csv}"));

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

    static Stream<Arguments> edits() {
        return Stream.of(
                edit("seed: 7", "seed: 3.7", "4 defaults.seed: must be a whole number, was 3.7"),
                edit("seed: 7", "seed:", "4 defaults.seed: must be a whole number, was empty"),
                edit(
                        "seed: 7",
                        "seed: 9223372036854775808",
                        "4 defaults.seed: must be a whole number of 64 bits, was 9223372036854775808"),
                edit("device: cpu", "device: tpu", "4 defaults.device: must be one of auto, gpu, cpu, was 'tpu'"),
                edit("device: cpu", "sead: 1", "4 defaults: unknown key 'sead' (did you mean 'seed'?)"),
                edit("device: cpu", "seed: 1", "4 defaults: duplicate key 'seed' (first on line 4)"),
                edit("A paper", "2024", "2 paper.title: must be text (put it in quotes), was 2024"),
                edit("A paper", "[A]", "2 paper.title: must be text, was a list"),
                edit("A paper", "' '", "2 paper.title: must be one line of text, was ' '"),
                edit("[A. Author, B. Author]", "me", "3 paper.authors: must be a list, was 'me'"),
                edit("[A. Author, B. Author]", "[]", "3 paper.authors: must have at least one entry"),
                edit("B. Author", "{a: b}", "3 paper.authors[1]: must be text, was a map"),
                edit(
                        "builtin: gender",
                        "builtin: age",
                        "6 wordsets.gender.builtin: unknown built-in word list 'age': one of gender"),
                edit("{builtin: gender}", "{}", "6 wordsets.gender: must have one of the keys builtin, file"),
                edit(
                        "{builtin: gender}",
                        "{builtin: gender, file: x.csv}",
                        "6 wordsets.gender: must have one of the keys builtin, file, has both"),
                edit("builtin: gender", "file: x.csv", "6 wordsets.gender.file: no such file x.csv (looked in FOLDER)"),
                edit("builtin: gender", "file: \"x\\0\"", "6 wordsets.gender.file: must be one line of text, was 'x '"),
                edit(
                        "id: story",
                        "id: ../Story",
                        "8 experiments[0].id: must be 1 to 64 lower-case letters, digits and hyphens, was '../Story'"),
                edit(
                        "title: A story",
                        "titel: A story",
                        "8 experiments[0]: missing key 'title'",
                        "9 experiments[0]: unknown key 'titel' (did you mean 'title'?)"),
                edit(
                        "{storyworld: {stories: 50000}}",
                        "{storyword: {stories: 50000}}",
                        "10 experiments[0].corpus: unknown corpus 'storyword': one of storyworld"),
                edit("{storyworld: {stories: 50000}}", "storyworld", "10 experiments[0].corpus: missing key 'stories'"),
                edit("{storyworld: {stories: 50000}}", "3", "10 experiments[0].corpus: must be a map, was 3"),
                edit(
                        "{storyworld: {stories: 50000}}",
                        "{storyworld: {stories: 500}, text: {}}",
                        "10 experiments[0].corpus: must name one corpus of storyworld, has 2 keys"),
                edit(
                        "stories: 50000",
                        "stories: 99",
                        "10 experiments[0].corpus.storyworld.stories: must be >= 100, was 99"),
                edit(
                        "stories: 50000",
                        "stories: 99999999999999999999",
                        "10 experiments[0].corpus.storyworld.stories: must be <= 10000000, was 99999999999999999999"),
                edit(
                        "stories: 50000",
                        "stories: 50_000",
                        "10 experiments[0].corpus.storyworld.stories: must be a whole number, was '50_000'"),
                edit(
                        "family: gpt-neo",
                        "family: gpt-new",
                        "11 experiments[0].model.train.family: unknown model family 'gpt-new': one of gpt-neo"),
                edit("train:", "hub:", "11 experiments[0].model: unknown model 'hub': one of train"),
                edit(
                        "dModel: 128",
                        "dModel: 130",
                        "11 experiments[0].model.train.dModel: must be a multiple of heads (4), was 130"),
                edit("heads: 4", "heads: 0", "11 experiments[0].model.train.heads: must be >= 1, was 0"),
                edit(
                        "steps: 1200",
                        "steps: 1200, warmUpShare: 1",
                        "11 experiments[0].model.train.warmUpShare: must be < 1, was 1"),
                edit(
                        "steps: 1200",
                        "steps: 1200, learningRate: .nan",
                        "11 experiments[0].model.train.learningRate: must be > 0, was .nan"),
                edit(
                        "steps: 1200",
                        "steps: 1200, learningRate: 1e999",
                        "11 experiments[0].model.train.learningRate: must be <= 1, was 1e999"),
                edit(
                        "blocks.1.hook_mlp_out",
                        "blocks.2.hook_mlp_out",
                        "12 experiments[0].hook: must name a layer from 0 to 1 of the model, was 'blocks.2.hook_mlp_out'"),
                edit(
                        "blocks.1.hook_mlp_out",
                        "block.1.hook_mlp_out",
                        "12 experiments[0].hook: must be blocks.<layer>.<site>, the site one of hook_resid_pre,"
                                + " hook_attn_out, hook_resid_mid, mlp.hook_post, hook_mlp_out, hook_resid_post,"
                                + " was 'block.1.hook_mlp_out'"),
                edit(
                        "    saes:\n",
                        "    stream: {prependBos: 1}\n    saes:\n",
                        "13 experiments[0].stream.prependBos: must be true or false, was 1"),
                edit(
                        "    saes:\n",
                        "    stream: {excludeSpecialToken: true}\n    saes:\n",
                        "13 experiments[0].stream: unknown key 'excludeSpecialToken' (did you mean"
                                + " 'excludeSpecialTokens'?)"),
                edit(
                        "id: standard",
                        "id: mlp",
                        "14 experiments[0].saes[0].id: must not be 'mlp', which names the model's own activations"),
                edit(
                        "architecture: standard",
                        "architecture: topkk",
                        "14 experiments[0].saes[0].architecture: unknown architecture 'topkk': one of standard, topk,"
                                + " batchtopk, matryoshka-batchtopk, jumprelu, gated"),
                edit("architecture: standard, ", "", "14 experiments[0].saes[0]: missing key 'architecture'"),
                edit(
                        "l1Coefficient: 5",
                        "l1Coefficient: -5",
                        "14 experiments[0].saes[0].l1Coefficient: must be > 0, was -5"),
                edit(
                        "l1Coefficient: 5",
                        "l1Coefficient: high",
                        "14 experiments[0].saes[0].l1Coefficient: must be a number, was 'high'"),
                edit(
                        "l1Coefficient: 5",
                        "l1Coefficient: 5, normalizeActivations: yes",
                        "14 experiments[0].saes[0].normalizeActivations: must be true or false, was 'yes'"),
                edit(
                        "wordset: gender",
                        "wordset: gendr",
                        "15 experiments[0].wordset: unknown word set 'gendr': one of gender"),
                edit(
                        "- t-test",
                        "- t-tset",
                        "17 experiments[0].analyses[0]: unknown analysis 't-tset': one of t-test, probe, logistic,"
                                + " probe-in-frames"),
                edit(
                        "- t-test",
                        "- t-test: {alpha: 0.7}",
                        "17 experiments[0].analyses[0].t-test.alpha: must be <= 0.5, was 0.7"),
                edit(
                        "- t-test",
                        "- t-test: {variance: equal}",
                        "17 experiments[0].analyses[0].t-test.variance: must be one of welch, pooled, was 'equal'"),
                edit(
                        "- t-test",
                        "- probe",
                        "18 experiments[0].analyses[1]: duplicate analysis 'probe' (first on line 17)"),
                edit(
                        "folds: 4",
                        "folds: 4, strengths: 0",
                        "18 experiments[0].analyses[1].probe.strengths: must be >= 2, was 0"),
                edit(
                        "folds: 4",
                        "folds: 4, permutations: -1",
                        "18 experiments[0].analyses[1].probe.permutations: must be >= 0, was -1"),
                edit(
                        "folds: 4",
                        "folds: 4, nonInferiorityMargin: 0",
                        "18 experiments[0].analyses[1].probe.nonInferiorityMargin: must be > 0, was 0"),
                edit(
                        "folds: 4",
                        "folds: 4, permute: biggest",
                        "18 experiments[0].analyses[1].probe.permute: must be one of smallest, all, was 'biggest'"),
                edit("folds: 4", "folds: 21", "18 experiments[0].analyses[1].probe.folds: must be <= 20, was 21"),
                edit(
                        "    title: A story\n",
                        "    title: A story\n    words: {pooling: first}\n",
                        "10 experiments[0].words.pooling: must be one of last, mean, max, was 'first'"),
                edit("paper:\n", "matrix: {}\npaper:\n", "1 unknown key 'matrix'"));
    }

    private static Arguments edit(String good, String bad, String... lines) {
        return Arguments.of(good, bad, List.of(lines));
    }

    /** In the good study, the first text becomes the second; exactly these lines must come out. */
    @ParameterizedTest
    @MethodSource("edits")
    void aMistakeIsOneLine(String good, String bad, List<String> lines) throws IOException {
        assertThat(GOOD).contains(good);

        assertThat(mistakes(GOOD.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad))))
                .containsExactlyElementsOf(lines.stream()
                        .map(line -> "experiments.yaml:" + line.replace("FOLDER", folder.toString()))
                        .toList());
    }

    @Test
    void allMistakesComeAtOnceInFileOrder() throws IOException {
        String bad = GOOD.replace("l1Coefficient: 5", "l1Coeficient: 5, batch: 0.5")
                .replace("id: standard, ", "")
                .replace("seed: 7", "seed: x")
                .replace("heads: 4", "heads: 5")
                .replace("wordset: gender", "wordset: sex")
                .replace("title: A paper\n", "");

        assertThat(mistakes(bad))
                .containsExactly(
                        "experiments.yaml:1 paper: missing key 'title'",
                        "experiments.yaml:3 defaults.seed: must be a whole number, was 'x'",
                        "experiments.yaml:10 experiments[0].model.train.dModel: must be a multiple of heads (5), was 128",
                        "experiments.yaml:13 experiments[0].saes[0]: missing key 'id'",
                        "experiments.yaml:13 experiments[0].saes[0].batch: must be a whole number, was 0.5",
                        "experiments.yaml:13 experiments[0].saes[0]: unknown key 'l1Coeficient'"
                                + " (did you mean 'l1Coefficient'?)",
                        "experiments.yaml:14 experiments[0].wordset: unknown word set 'sex': one of gender");
    }

    @Test
    void idsAreUnique() throws IOException {
        String experiment = GOOD.substring(GOOD.indexOf("  - id: story"));
        String sae = GOOD.lines()
                        .filter(l -> l.contains("- {id: standard"))
                        .findFirst()
                        .orElseThrow() + "\n";

        assertThat(mistakes(GOOD.replace(sae, sae + sae) + experiment))
                .containsExactly(
                        "experiments.yaml:15 experiments[0].saes[1].id: duplicate SAE id 'standard' (first on line 14)",
                        "experiments.yaml:21 experiments[1].id: duplicate experiment id 'story' (first on line 8)");
    }

    @Test
    void anEmptyMapMissesItsKeys() throws IOException {
        assertThat(mistakes("{}\n"))
                .containsExactly(
                        "experiments.yaml:1 missing key 'paper'",
                        "experiments.yaml:1 missing key 'wordsets'",
                        "experiments.yaml:1 missing key 'experiments'");
    }

    @Test
    void aMissingFileNamesTheFolderSearched() {
        InvalidStudyException e = catchThrowableOfType(
                InvalidStudyException.class, () -> StudyReader.read(folder.resolve("experiments.yaml")));

        assertThat(e).hasMessage("experiments.yaml: no such file (looked in " + folder.toAbsolutePath() + ")");
    }

    static Stream<Arguments> otherFiles() {
        return Stream.of(
                Arguments.of("", ": is empty"),
                Arguments.of("# nothing\n", ": is empty"),
                Arguments.of("just text", ":1 must be a map, was 'just text'"),
                Arguments.of("[1]", ":1 must be a map, was a list"),
                Arguments.of(
                        "paper: [a",
                        ":1:10 not YAML: while parsing a flow sequence: expected ',' or ']', but got <stream end>"),
                Arguments.of(
                        "paper:\n  - a\n b: c\n",
                        ":3:2 not YAML: while parsing a block mapping: expected <block end>, but found"
                                + " '<block mapping start>'"),
                Arguments.of("a: *b", ":1:4 not YAML: found undefined alias b"),
                Arguments.of(
                        "a: 1\n---\nb: 2\n",
                        ":2:1 not YAML: expected a single document in the stream: but found another document"),
                Arguments.of("a: \u0007", ":1 not YAML: character U+0007 is not allowed"));
    }

    @ParameterizedTest
    @MethodSource("otherFiles")
    void aFileThatIsNoStudyIsOneLine(String text, String line) throws IOException {
        assertThat(mistakes(text)).containsExactly("experiments.yaml" + line);
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        Path file = folder.resolve("experiments.yaml");
        Files.write(file, "paper:\n  title: Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        InvalidStudyException e = catchThrowableOfType(InvalidStudyException.class, () -> StudyReader.read(file));

        assertThat(e).hasMessage("experiments.yaml:2 not UTF-8: byte 0xe9 at offset 19");
    }

    static Stream<Arguments> bombs() {
        String laughs = IntStream.range(1, 30)
                .mapToObj(i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "]\n")
                .collect(joining("", "a0: &a0 [lol]\n", ""));
        return Stream.of(
                Arguments.of("aliases of aliases", laughs, ":9:"),
                Arguments.of("flow lists", "[".repeat(260_000), ":1:33 nested deeper than 32 levels"),
                Arguments.of("flow maps", "{a: ".repeat(60_000), ":1:129 nested deeper than 32 levels"),
                Arguments.of("block lists", "- ".repeat(130_000), ":1:65 nested deeper than 32 levels"),
                Arguments.of("explicit keys", "? ".repeat(130_000), ":1:65 nested deeper than 32 levels"),
                Arguments.of("a list of itself", "experiments: &e [*e]\n", ":1 missing key 'paper'"),
                Arguments.of("a long number", "defaults: {seed: " + "9".repeat(260_000) + "}", ":1 missing key"),
                Arguments.of(
                        "mistakes",
                        "experiments: [" + "{model: {train: {family: gpt-neo}}},".repeat(1_000) + "]",
                        ":1 "),
                Arguments.of("too long", "#".repeat(262_145), ": must be at most 262144 bytes, was 262145"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void bombsAreRefusedWithinASecond(String name, String text, String start) {
        // Processor time, so that a busy machine fails no test.
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long before = clock.getCurrentThreadCpuTime();
        List<String> lines = mistakes(text);

        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(1));
        assertThat(lines.get(0)).startsWith("experiments.yaml" + start);
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThan(250));
    }

    private Study read(String text) throws IOException {
        Path file = folder.resolve("experiments.yaml");
        Files.writeString(file, text);
        return StudyReader.read(file);
    }

    private List<String> mistakes(String text) {
        InvalidStudyException e = catchThrowableOfType(InvalidStudyException.class, () -> read(text));
        assertThat(e).as("mistakes in %s", text).isNotNull();
        return e.lines();
    }
}
