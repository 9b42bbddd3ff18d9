package monosema.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import monosema.config.ActivationSpec;
import monosema.config.ActivationSpec.Pooling;
import monosema.config.CueSpec;
import monosema.config.CueSpec.Cues;
import monosema.data.LabelledWord;
import monosema.data.WordSet;
import monosema.io.BadInputException;
import monosema.io.Safetensors;
import monosema.io.Tensor;
import monosema.model.GptNeo;
import monosema.model.GptNeoFiles;
import monosema.model.Intervention;
import monosema.model.TinyGptNeo;
import monosema.provenance.Seed;
import monosema.sae.FeatureAblation;
import monosema.sae.LoadedSae;
import monosema.sae.Sae;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what {@code python intervene.py} in gptneo-tiny prints: transformers 5.24.0, torch 2.15.0. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntervenedLeanTest {
    private static final CueSpec CUES =
            new CueSpec(new Cues("a", List.of("w1", "w2 w3")), new Cues("b", List.of("w4", "w5 w6")));

    private GptNeo model;

    @BeforeAll
    void load() {
        model = TinyGptNeo.load();
    }

    @AfterAll
    void close() {
        model.close();
    }

    /** Each row: w7 and "w8 w9" with zeros, with some neurons set, with a vector added, with SAE features ablated. */
    @ParameterizedTest
    @CsvSource({
        "false, LAST, blocks.0.hook_mlp_out, -2.5433621125667454 -3.2024033677448553 -4.14466786058398 -1.7957782187290667 -3.1862522390161088 -0.222808654945855 -3.366339396641786 -0.10906206947424346",
        "false, LAST, blocks.1.mlp.hook_post, -4.735673487388157 0.30948495803780096 -3.5221571924319486 -0.4514148017912438 -3.3188769968381147 -0.02017843784385187 -3.0826568903556097 -0.021025679219447646",
        "false, LAST, blocks.0.hook_resid_pre, -4.7165447166838135 -1.5506613773723021 -3.082362663085969 -1.5934157332377823 -2.5094561346279907 -0.6189311599114795 -3.202638355513737 -0.3139612977556543",
        "false, MEAN, blocks.0.hook_mlp_out, -2.5433621125667454 -2.23698777216896 -4.14466786058398 -1.4617919668165138 -3.1862522390161088 0.03317659476395196 -3.366339396641786 -0.11093286998732665",
        "false, MEAN, blocks.1.mlp.hook_post, -4.735673487388157 0.30948495803780096 -3.5221571924319486 -0.4514148017912438 -3.3188769968381147 -0.02017843784385187 -3.0826568903556097 -0.021025679219447646",
        "false, MEAN, blocks.0.hook_resid_pre, -4.7165447166838135 -4.286278074238689 -3.082362663085969 -0.8231088169558527 -2.5094561346279907 -2.0774870791614073 -3.202638355513737 -0.26882032763159414",
        "true, LAST, blocks.0.hook_mlp_out, -4.932041856374837 -4.791651019031192 -4.501166442685671 -4.458195354701779 -2.186989160635756 -2.7260678799136357 -2.211889566623123 -2.7447986322337474",
        "true, LAST, blocks.1.mlp.hook_post, -2.431101543092514 -3.0824504507206383 -2.383726014019336 -2.8638018829248857 -2.2124046014709133 -2.7145183993004265 -2.2603916658175836 -2.6553871271632623",
        "true, LAST, blocks.0.hook_resid_pre, -3.295025195012636 -3.3209995515007087 -3.4433889576036254 -3.2822392519368746 -2.090011506135287 -1.9291590663645053 -2.2567413004115586 -2.681242044029915",
        "true, MEAN, blocks.0.hook_mlp_out, -4.932041856374837 -5.006364462435917 -4.501166442685671 -4.453853457909536 -2.186989160635756 -2.755371612489885 -2.211889566623123 -2.744789345502867",
        "true, MEAN, blocks.1.mlp.hook_post, -2.431101543092514 -3.0824504507206383 -2.383726014019336 -2.8638018829248857 -2.2124046014709133 -2.7145183993004265 -2.2603916658175836 -2.6553871271632623",
        "true, MEAN, blocks.0.hook_resid_pre, -3.295025195012636 -3.114292225897879 -3.4433889576036254 -2.6635396419855892 -2.090011506135287 -1.0848682640695273 -2.2567413004115586 -2.50404273237369",
    })
    void theWordsOwnPositionsAloneAreEdited(boolean bos, Pooling pooling, String hook, String leans) {
        int width = hook.endsWith("hook_post") ? 64 : 16;
        IntervenedLean lean =
                new IntervenedLean(model, new ActivationSpec(hook, bos, pooling), words("w7", "w8 w9"), CUES);
        try (NDManager manager = NDManager.newBaseManager();
                LoadedSae sae = sae(width).load(manager)) {
            List<UnaryOperator<NDArray>> edits = List.of(
                    NDArray::zerosLike,
                    Intervention.setting(new int[] {10, 1, 3}, new float[] {-1, 0, 0.5f}),
                    Intervention.adding(vector(width)),
                    new FeatureAblation(sae, new int[] {0, 4, 7}, new float[] {0, 1, 0}));
            double[] all = edits.stream()
                    .flatMapToDouble(edit -> Arrays.stream(lean.under(edit)))
                    .toArray();
            double[] theirs = Stream.of(leans.split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(all).containsExactly(theirs, within(2e-5));
        }
    }

    /** The module of an MLP replaced by one that returns zeros, the cues w1 and w4. */
    @ParameterizedTest
    @CsvSource({
        "0, -3.580115795135498, 2.098061203956604, -0.6756863594055176",
        "1, 2.5879818201065063, 4.8230979442596436, 3.7519801259040833",
    })
    void allNeuronsOfAnMlpAtZeroAreTheModelWithoutIt(int layer, double w7, double w20, double w33) {
        CueSpec cues = new CueSpec(new Cues("a", List.of("w1")), new Cues("b", List.of("w4")));
        int[] all = IntStream.range(0, 16).toArray();
        IntervenedLean lean = new IntervenedLean(
                model, at("blocks.%d.hook_mlp_out".formatted(layer)), words("w7", "w20", "w33"), cues);

        assertThat(lean.under(Intervention.setting(all, new float[16])))
                .containsExactly(new double[] {w7, w20, w33}, within(2e-5));
        assertThat(lean.untouched()).isNotEqualTo(lean.under(Intervention.setting(all, new float[16])));
    }

    @Test
    void anInterventionOfNothingChangesNoBit() {
        WordSet words = words("w7", "w8 w9", "w9");
        double[] plain = new ModelLean(model, at("blocks.0.hook_mlp_out"))
                .of(words, CUES).stream().mapToDouble(WordLean::mean).toArray();

        for (String hook : List.of("blocks.0.hook_mlp_out", "blocks.1.hook_resid_post", "blocks.0.mlp.hook_post")) {
            IntervenedLean lean = new IntervenedLean(model, at(hook), words, CUES);
            assertThat(lean.untouched()).containsExactly(plain);
            assertThat(lean.change(Intervention.none())).containsOnly(0.0);
            assertThat(lean.change(Intervention.setting(new int[0], new float[0])))
                    .containsOnly(0.0);
        }
    }

    @Test
    void textsOfEqualTokensAreKeptApartByWhereTheirWordEnds() {
        // "w8" with the cue "w9 w3" and "w8 w9" with the cue "w3" are read as the same tokens.
        CueSpec cues = new CueSpec(new Cues("a", List.of("w9 w3", "w3")), new Cues("b", List.of("w1", "w2")));
        UnaryOperator<NDArray> zero = NDArray::zerosLike;

        double[] together =
                new IntervenedLean(model, at("blocks.0.hook_mlp_out"), words("w8", "w8 w9"), cues).under(zero);

        assertThat(together)
                .containsExactly(
                        new double[] {
                            new IntervenedLean(model, at("blocks.0.hook_mlp_out"), words("w8"), cues).under(zero)[0],
                            new IntervenedLean(model, at("blocks.0.hook_mlp_out"), words("w8 w9"), cues).under(zero)[0]
                        },
                        within(1e-5));
    }

    /** Only neuron 5 of the last MLP writes to the stream. */
    @Test
    void ablatingTheNeuronThatIsPlantedMovesTheLeanAndItsRandomCounterpartsDoNot(@TempDir Path folder)
            throws IOException {
        try (GptNeo planted = planted(folder)) {
            WordSet words = words("w7", "w20", "w33", "w41");
            IntervenedLean lean = new IntervenedLean(planted, at("blocks.1.mlp.hook_post"), words, CUES);
            double[] magnitudes = new double[64];
            Arrays.fill(magnitudes, 1);
            List<double[]> random = new ArrayList<>();
            for (List<Integer> set : new MatchedNeurons(magnitudes, new int[] {5}).draw(19, new Seed(1))) {
                int[] neurons = set.stream().mapToInt(Integer::intValue).toArray();
                random.add(lean.change(Intervention.setting(neurons, new float[neurons.length])));
            }

            double[] change = lean.change(Intervention.setting(new int[] {5}, new float[1]));

            assertThat(change).hasSize(4);
            assertThat(Arrays.stream(change).map(Math::abs)).allMatch(moved -> moved > 0.01);
            assertThat(random).hasSize(19).allSatisfy(none -> assertThat(none).containsOnly(0.0));
            LeanEffect effect = new LeanEffects(words, new Seed(1))
                    .towardsFirstLabel(change, random, "planted")
                    .get(0);
            assertThat(effect.random().orElseThrow().p()).isEqualTo(1 / 20.0);
        }
    }

    @Test
    void cuesOfOtherLabelsAndHooksThatAreNotThereAreNamed() {
        CueSpec other = new CueSpec(new Cues("a", List.of("w1")), new Cues("c", List.of("w4")));

        assertThatThrownBy(() -> new IntervenedLean(model, at("blocks.0.hook_mlp_out"), words("w7"), other))
                .isInstanceOf(BadInputException.class)
                .hasMessage("causal: the cues are for the labels 'a' and 'c', word set 'test' has 'a' and 'b'");
        assertThatThrownBy(() -> new IntervenedLean(model, at("blocks.2.hook_mlp_out"), words("w7"), CUES))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("blocks.2.hook_mlp_out");
    }

    private static GptNeo planted(Path folder) throws IOException {
        Map<String, Tensor> weights = Safetensors.read(TinyGptNeo.folder().resolve("model.safetensors"))
                .tensors();
        String writer = "transformer.h.1.mlp.c_proj.weight";
        List<Tensor> changed = new ArrayList<>();
        weights.forEach((name, tensor) -> {
            float[] values = tensor.toArray();
            for (int i = 0; name.equals(writer) && i < values.length; i++) {
                values[i] = i % 64 == 5 ? 3 * values[i] : 0;
            }
            changed.add(Tensor.of(name, tensor.shape(), values));
        });
        assertThat(weights).containsKey(writer);
        Safetensors.of(changed, Map.of()).write(folder.resolve("model.safetensors"));
        Files.copy(TinyGptNeo.folder().resolve("config.json"), folder.resolve("config.json"));
        return GptNeoFiles.load(folder, TinyGptNeo.tokenizer(50), Device.cpu());
    }

    private static ActivationSpec at(String hook) {
        return new ActivationSpec(hook, false, Pooling.LAST);
    }

    /** Of the labels in turn. */
    private static WordSet words(String... words) {
        List<LabelledWord> all = new ArrayList<>();
        for (String word : words) {
            all.add(new LabelledWord(word, all.size() % 2 == 0 ? "a" : "b"));
        }
        return new WordSet("test", "a", "b", all);
    }

    private static float[] vector(int width) {
        float[] vector = new float[width];
        for (int k = 0; k < width; k++) {
            vector[k] = (k % 5 - 2) / 4f;
        }
        return vector;
    }

    /** As in {@code splice.py}. */
    private static Sae sae(int dIn) {
        int dSae = 24;
        float[] wEnc = new float[dIn * dSae];
        float[] wDec = new float[dIn * dSae];
        float[] bEnc = new float[dSae];
        float[] bDec = new float[dIn];
        for (int k = 0; k < dIn; k++) {
            bDec[k] = (k % 5 - 2) / 5f;
            for (int i = 0; i < dSae; i++) {
                bEnc[i] = (i % 7 - 3) / 7f;
                wEnc[k * dSae + i] = ((17 * k + 31 * i + k * i) % 23 - 11) / 23f;
                wDec[i * dIn + k] = ((13 * i + 29 * k + i * k) % 19 - 9) / 190f;
            }
        }
        return Sae.of(dIn, dSae, wEnc, bEnc, wDec, bDec);
    }
}
