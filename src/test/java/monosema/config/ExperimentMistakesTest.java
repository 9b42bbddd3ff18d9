package monosema.config;

import static monosema.config.GoodStudy.edit;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes of one experiment: its corpus, model and hook, and what is made of them. */
class ExperimentMistakesTest {
    @TempDir
    Path folder;

    static Stream<Arguments> ofCorpusAndModel() {
        return Stream.of(
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
                        "10 experiments[0].corpus: unknown corpus 'storyword': one of storyworld, text, jsonl, parquet, sample"),
                edit("{storyworld: {stories: 50000}}", "storyworld", "10 experiments[0].corpus: missing key 'stories'"),
                edit("{storyworld: {stories: 50000}}", "3", "10 experiments[0].corpus: must be a map, was 3"),
                edit(
                        "{storyworld: {stories: 50000}}",
                        "{storyworld: {stories: 500}, text: {}}",
                        "10 experiments[0].corpus: must name one corpus of storyworld, text, jsonl, parquet, sample, has 2 keys"),
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
                edit("train:", "trian:", "11 experiments[0].model: unknown model 'trian': one of train, hub, folder"),
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
                                + " 'excludeSpecialTokens'?)"));
    }

    static Stream<Arguments> ofSaesAndAnalyses() {
        return Stream.of(
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
                                + " probe-in-frames, lean, causal, effectiveness"),
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
                        "10 experiments[0].words.pooling: must be one of last, mean, max, was 'first'"));
    }

    @ParameterizedTest
    @MethodSource({"ofCorpusAndModel", "ofSaesAndAnalyses"})
    void aMistakeIsOneLine(String good, String bad, List<String> lines) {
        GoodStudy.assertThatEditGives(folder, good, bad, lines);
    }
}
