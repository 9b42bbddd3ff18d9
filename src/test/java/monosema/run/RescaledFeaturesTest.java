package monosema.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import monosema.activations.ActivationMatrix;
import monosema.checkpoint.Parts;
import monosema.config.AnalysisSpec;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import monosema.data.LabelledWord;
import monosema.data.WordSet;
import monosema.probe.KSparseProbe;
import monosema.probe.KSparseResult;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.sae.Sae;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An SAE whose features are encoded c times as large and decoded c times as small reconstructs the same: what probes see
 * of it, activations times decoder norms, must be the same too.
 */
class RescaledFeaturesTest {
    private static final int WORDS = 40;
    private static final int D_IN = 6;
    private static final int D_SAE = 24;
    private static final WordSet SET = new WordSet(
            "parity",
            "even",
            "odd",
            IntStream.range(0, WORDS)
                    .mapToObj(i -> new LabelledWord(
                            "w" + (char) ('a' + i / 26) + (char) ('a' + i % 26), i % 2 == 0 ? "even" : "odd"))
                    .toList());

    @TempDir
    Path folder;

    /** Powers of two are exact in float32; others move an activation by its rounding. */
    @ParameterizedTest
    @CsvSource({"4, 0.125, 1e-12", "3, 0.1, 1e-4"})
    void sayTheSameOfEachWord(float even, float odd, double bits) throws IOException {
        List<KSparseResult.Word> plain = probed("plain", sae(1, 1));
        List<KSparseResult.Word> rescaled = probed("rescaled", sae(even, odd));

        assertThat(plain.stream().mapToDouble(word -> Math.abs(word.all())).sum())
                .isPositive();
        for (int i = 0; i < WORDS; i++) {
            KSparseResult.Word one = plain.get(i);
            for (int place = 0; place < one.bySize().size(); place++) {
                assertThat(rescaled.get(i).bySize().get(place))
                        .isCloseTo(one.bySize().get(place), within(bits));
            }
            assertThat(rescaled.get(i).all()).isCloseTo(one.all(), within(bits));
            assertThat(rescaled.get(i).chosen()).isCloseTo(one.chosen(), within(bits));
        }
    }

    private List<KSparseResult.Word> probed(String name, Sae sae) throws IOException {
        Path own = Files.createDirectory(folder.resolve(name));
        StageWriter out = new StageWriter(own, folder.resolve("scratch"), "stage:00", 1, line -> {});
        double[] norms = sae.decoderNorms();
        float[] weights = new float[D_SAE];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) norms[i];
        }
        ActivationFiles.write(out, sae.encode(inputs()), weights);
        AnalysisSpec.Effectiveness spec =
                new AnalysisSpec.Effectiveness(3, 2, 1, 4, List.of(Ranking.MEAN_DIFFERENCE), 0);
        return new KSparseProbe(ActivationFiles.readWeighted(own, SET), SET.isFirst(), spec, Ranking.MEAN_DIFFERENCE)
                .run(new Seed(1), Progress.SILENT, Parts.NONE)
                .words();
    }

    private static ActivationMatrix inputs() {
        float[] values = random("inputs", WORDS * D_IN);
        for (int i = 0; i < WORDS; i++) {
            values[i * D_IN] += i % 2 == 0 ? 0.5f : -0.5f;
        }
        return ActivationMatrix.of(WORDS, D_IN, values);
    }

    /** Features of even numbers are encoded {@code even} times as large, those of odd ones {@code odd} times. */
    private static Sae sae(float even, float odd) {
        float[] wEnc = random("wEnc", D_IN * D_SAE);
        float[] bEnc = random("bEnc", D_SAE);
        float[] wDec = random("wDec", D_SAE * D_IN);
        for (int i = 0; i < wEnc.length; i++) {
            wEnc[i] *= i % D_SAE % 2 == 0 ? even : odd;
            wDec[i] /= i / D_IN % 2 == 0 ? even : odd;
        }
        for (int j = 0; j < D_SAE; j++) {
            bEnc[j] *= j % 2 == 0 ? even : odd;
        }
        return Sae.of(D_IN, D_SAE, wEnc, bEnc, wDec, random("bDec", D_IN));
    }

    private static float[] random(String name, int n) {
        UniformRandomProvider random = new Seed(8).stream(name);
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = (float) (2 * random.nextDouble() - 1);
        }
        return out;
    }
}
