package monosema.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.config.AnalysisSpec;
import monosema.data.LabelledWord;
import monosema.io.BadInputException;
import monosema.probe.NeuronTest;
import monosema.probe.NeuronTests;
import monosema.provenance.Seed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TTestCheckTest {
    /** Six words; neuron 0 constant, 1 constant within each class, 2 near equal, 3 different, 4 active on one word. */
    private static final ActivationMatrix ACTIVATIONS = ActivationMatrix.of(6, 5, new float[] {
        0.1f, 2, 1, 9.0f, 0, //
        0.1f, 1, 2, 1.5f, 0, //
        0.1f, 2, 3, 9.5f, 0.3f, //
        0.1f, 1, 3, 1.0f, 0, //
        0.1f, 2, 2, 9.2f, 0, //
        0.1f, 1, 2, 1.2f, 0,
    });

    private static final List<LabelledWord> WORDS = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeEach
    void words() {
        WORDS.clear();
        for (int i = 0; i < 6; i++) {
            WORDS.add(new LabelledWord("word" + i, i % 2 == 0 ? "a" : "b"));
        }
    }

    @ParameterizedTest
    @EnumSource(AnalysisSpec.TTest.Variance.class)
    void confirmsWhatWasPublished(AnalysisSpec.TTest.Variance variance) throws IOException {
        assertThat(TTestCheck.problems(publish(variance))).isEmpty();
    }

    @Test
    void namesTheTableTheNeuronAndBothValues() throws IOException {
        ExperimentRecord published = publish(AnalysisSpec.TTest.Variance.WELCH);
        Path table = folder.resolve("ttest-s1.csv");
        Files.writeString(table, Files.readString(table).replace("38.93313995179525", "38.9331401"));

        assertThat(TTestCheck.problems(published))
                .singleElement()
                .asString()
                .startsWith(table + ": neuron 3 has t 38.9331401, computed again from the published activations it is "
                        + "38.9331399517");
    }

    @Test
    void aTestOfAnotherKindDoesNotPass() throws IOException {
        ExperimentRecord published = publish(AnalysisSpec.TTest.Variance.POOLED);
        Path declaration = folder.resolve("declaration.json");
        Files.writeString(declaration, Files.readString(declaration).replace("pooled", "welch"));

        assertThat(TTestCheck.problems(ExperimentRecord.read(published.folder())))
                .hasSize(2);
    }

    @Test
    void activationsThatAreNotFiniteAreNamedByWordAndNeuron() throws IOException {
        ExperimentRecord published = publish(AnalysisSpec.TTest.Variance.WELCH);
        Path mlp = folder.resolve("activations-mlp.csv");
        Files.writeString(mlp, Files.readString(mlp).replace("9.5", "NaN"));

        assertThatThrownBy(() -> TTestCheck.problems(published))
                .isInstanceOf(BadInputException.class)
                .hasMessage(mlp + ":4: activation of 'word2' in neuron 3 must be a finite number, was 'NaN'");
    }

    private ExperimentRecord publish(AnalysisSpec.TTest.Variance variance) throws IOException {
        boolean[] isFirst = {true, false, true, false, true, false};
        NeuronTests tests =
                NeuronTests.of(ACTIVATIONS, isFirst, new AnalysisSpec.TTest(1e-3, variance, 200, 0.05), new Seed(1));
        List<TTestRow> rows = tests.rows().stream().map(TTestCheckTest::row).toList();
        TTestFile.write(folder.resolve("ttest-mlp.csv"), rows);
        TTestFile.write(folder.resolve("ttest-s1.csv"), rows);
        TableFiles.words(folder.resolve("words.csv"), WORDS);
        TableFiles.denseActivations(folder.resolve("activations-mlp.csv"), WORDS, ACTIVATIONS);
        TableFiles.sparseActivations(folder.resolve("activations-s1.csv"), ACTIVATIONS);
        Path tiny = Path.of("src/test/resources/monosema/site/data/tiny");
        for (String name : List.of("results.json", "run.json")) {
            Files.copy(tiny.resolve(name), folder.resolve(name));
        }
        Files.writeString(folder.resolve("declaration.json"), """
                {"saes": [{"id": "s1"}], "analyses": [{"kind": "t-test", "alpha": 0.001, "variance": "%s"}]}
                """.formatted(
                        variance == AnalysisSpec.TTest.Variance.POOLED ? "pooled" : "welch"));
        return ExperimentRecord.read(folder);
    }

    private static TTestRow row(NeuronTest test) {
        return new TTestRow(
                test.neuron(),
                test.n1(),
                test.n2(),
                test.mean1(),
                test.mean2(),
                test.t(),
                test.df(),
                test.p(),
                test.pBonferroni(),
                test.pHolm(),
                test.pBh(),
                test.pMaxT(),
                test.significant(),
                test.pBy(),
                test.familywise(),
                test.effect());
    }
}
