package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Further word sets of an experiment, beside its {@code wordset}. */
class ConceptsReaderTest {
    private static final String MORE = GoodStudy.TEXT.replace(
            "gender: {builtin: gender}\n",
            "gender: {builtin: gender}\n  species: {builtin: species}\n  age: {builtin: age}\n  saes: {builtin: standing}\n");

    @TempDir
    Path folder;

    @Test
    void conceptsFollowTheWordsetInTheOrderOfTheirList() throws IOException {
        assertThat(read("[species, age]").wordsets())
                .extracting(WordSetSpec::name)
                .containsExactly("gender", "species", "age");
    }

    @Test
    void conceptsAreDeclaredWhereThereAreAnyAndChangeNoOtherKey() throws IOException {
        ModelExperiment plain =
                (ModelExperiment) GoodStudy.read(folder, MORE).experiments().get(0);

        assertThat(plain.concepts()).isEmpty();
        assertThat(Declaration.of(plain)).doesNotContainKey("concepts");
        assertThat(Declaration.identity(plain)).doesNotContainKey("concepts");
        assertThat(Declaration.identity(read("[age]")).toString())
                .contains("concepts=[{kind=builtin, name=age, resource=age}]")
                .isNotEqualTo(Declaration.identity(read("[species]")).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[age, species, age] | concepts[2]: duplicate concept 'age' (first on line 19)",
                "[age, gender] | concepts[1]: 'gender' is the experiment's wordset already",
                "[royal] | concepts[0]: unknown word set 'royal': one of gender, species, age, saes",
                "[saes] | concepts[0]: a concept cannot be called 'saes', as the record's folder of SAEs is",
                "[] | concepts: must have at least one entry",
                "age | concepts: must be a list, was 'age'",
            })
    void aMistakeIsOneLine(String concepts, String message) {
        assertThat(GoodStudy.mistakes(folder, with(concepts)))
                .containsExactly("experiments.yaml:19 experiments[0]." + message);
    }

    @Test
    void conceptsAreOfAModelsExperimentAlone() {
        String calibration = MORE.substring(0, MORE.indexOf("  - id: story"))
                + "  - {id: one, title: One, calibration: {}, concepts: [age]}\n";

        assertThat(GoodStudy.mistakes(folder, calibration))
                .first()
                .asString()
                .endsWith("must be of one kind, has calibration beside concepts");
    }

    private ModelExperiment read(String concepts) throws IOException {
        List<Experiment> experiments = GoodStudy.read(folder, with(concepts)).experiments();
        return (ModelExperiment) experiments.get(0);
    }

    private static String with(String concepts) {
        return MORE.replace("wordset: gender\n", "wordset: gender\n    concepts: " + concepts + "\n");
    }
}
