package monosema.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import monosema.io.BadInputException;
import monosema.io.Json;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentRecordTest {
    private static final Path TINY = Path.of("src/test/resources/monosema/site/data/tiny");

    @TempDir
    Path folder;

    @Test
    void resultsAreFoundByIdWithTheirInterval() {
        ExperimentRecord tiny = ExperimentRecord.read(TINY);
        assertThat(tiny.id()).isEqualTo("tiny");
        assertThat(tiny.get("probe.s1.minusMlp").bounds())
                .hasValueSatisfying(interval -> assertThat(interval.side()).isEqualTo(-1));
        assertThat(tiny.get("wordset.kept").bounds()).isEmpty();
        assertThat(tiny.find("nothing")).isEmpty();
        assertThatThrownBy(() -> tiny.get("probe.mlp.gone"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("results.json of tiny has no 'probe.mlp.gone'");
    }

    @Test
    void aNeuronWithoutATestHasEmptyFieldsAndAPerfectOneAnInfiniteT() {
        List<TTestRow> rows = ExperimentRecord.read(TINY).tTest("s1");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0).tested()).isFalse();
        assertThat(rows.get(0).t()).isNaN();
        assertThat(rows.get(1).t()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(rows.get(1).p()).isZero();
    }

    @Test
    void aWordKeepsItsLineBreaksAndQuotes() {
        assertThat(ExperimentRecord.read(TINY).words())
                .extracting(word -> word.word())
                .contains("two\nlines", "\"quoted'", "a|b");
    }

    @Test
    void appendedColumnsAreIgnoredAndAFaultNamesItsPlace() throws IOException {
        for (String name : new String[] {"results.json", "declaration.json", "run.json"}) {
            Files.copy(TINY.resolve(name), folder.resolve(name));
        }
        Files.writeString(
                folder.resolve("model-training.csv"), "step,tokens,train_loss,held_out_loss,new\n1,2,3.5,,x\n");
        ExperimentRecord source = ExperimentRecord.read(folder);
        assertThat(source.modelTraining().get(0).heldOutLoss()).isNaN();
        Files.writeString(folder.resolve("model-training.csv"), "step,tokens,train_loss,held_out_loss\n1,2,high,\n");
        assertThatThrownBy(source::modelTraining)
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith("model-training.csv:2: column 'train_loss' must be a number, was 'high'");
        assertThatThrownBy(source::probe).hasMessageContaining("has no probe.csv");
    }

    @Test
    void aDensityHistogramBeginsWithWhatNeverFiresAndItsBinsTouch() throws IOException {
        assertThat(ExperimentRecord.read(TINY).saeDensity("s1"))
                .hasSize(5)
                .startsWith(new SaeDensityRow(0, 0, 2), new SaeDensityRow(0.001, 0.01, 0))
                .endsWith(new SaeDensityRow(0.5, 1, 1));
        assertThatDensity("0,0,2\n").hasMessageEndingWith("must have at least 2 rows, has 1");
        for (String bins : new String[] {
            "0.1,1,2\n0.1,1,2\n",
            "0,0,2\n0,1,2\n",
            "0,0,2\n0.1,0.2,2\n0.3,0.4,2\n",
            "0,0,2\n0.1,0.1,2\n",
            "0,0,2\n0.1,1.5,2\n",
            "0,0,2\n,0.5,2\n"
        }) {
            assertThatDensity(bins).hasMessageContaining("and then bins in (0, 1], each from the end of the last");
        }
        assertThatDensity("0,0,2\n0.1,0.2,-1\n").hasMessageEndingWith(".csv:3: column 'features' must be >= 0, was -1");
    }

    private AbstractThrowableAssert<?, ?> assertThatDensity(String rows) throws IOException {
        for (String name : new String[] {"results.json", "declaration.json", "run.json"}) {
            Files.copy(TINY.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(folder.resolve("sae-s1-density.csv"), "from,to,features\n" + rows);
        ExperimentRecord source = ExperimentRecord.read(folder);
        return assertThatThrownBy(() -> source.saeDensity("s1")).isInstanceOf(BadInputException.class);
    }

    @Test
    void anExperimentMayHaveNoPairsOfSaes() {
        assertThat(ExperimentRecord.read(TINY).saeMatchings()).isEmpty();
    }

    @Test
    void resultsAndRunReadBackAsWritten() throws IOException {
        Results results = Json.read(TINY.resolve("results.json"), Results.class);
        RunInfo run = RunInfo.read(TINY.resolve("run.json"));
        Files.writeString(folder.resolve("results.json"), Json.pretty(results));
        Files.writeString(folder.resolve("run.json"), Json.pretty(run));
        assertThat(Json.read(folder.resolve("results.json"), Results.class)).isEqualTo(results);
        assertThat(RunInfo.read(folder.resolve("run.json"))).isEqualTo(run);
    }

    @Test
    void anIntervalIsWholeOrAbsent() {
        assertThatThrownBy(() -> new Result("x", 1, "none", 0.0, null, null, null, 1, "s:k"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x: lower, upper and interval");
    }
}
