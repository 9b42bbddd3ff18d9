package monosema.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import monosema.config.Tolerances;
import monosema.io.BadInputException;
import monosema.record.RecordUpdate.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordUpdateTest {
    @TempDir
    Path folder;

    private Path fresh;
    private Path committed;

    @BeforeEach
    void folders() throws IOException {
        fresh = Files.createDirectory(folder.resolve("fresh"));
        committed = folder.resolve("site/data/gender");
    }

    @Test
    void anExperimentWithoutARecordIsRecorded() throws IOException {
        write(fresh, "k1", 0.83, "portable");
        assertThat(update(false).outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(Files.mismatch(fresh.resolve("run.json"), committed.resolve("run.json")))
                .isEqualTo(-1);
    }

    @Test
    void aRerunWithTheSameNumbersLeavesTheRecordAndItsRunInfoAlone() throws IOException {
        write(fresh, "k1", 0.83, "portable");
        update(false);
        Files.writeString(fresh.resolve("run.json"), "{\"grade\": \"portable\", \"recordedAt\": \"later\"}");
        String before = Files.readString(committed.resolve("run.json"));

        assertThat(update(false).outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(committed.resolve("run.json")).hasContent(before);
    }

    @Test
    void aRecordThatAKillFoundBetweenTwoPlacesIsBroughtBackBeforeItIsCompared() throws IOException {
        write(fresh, "k1", 0.83, "portable");
        update(false);
        Files.move(committed, committed.resolveSibling(".gender.old"));
        Files.createDirectory(committed.resolveSibling(".gender.new"));
        write(fresh, "k1", 0.84, "portable");

        assertThat(update(false).outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(committed.resolve("results.json")).content().contains("0.83");
        try (Stream<Path> left = Files.list(committed.getParent())) {
            assertThat(left).containsExactly(committed);
        }
    }

    @Test
    void recoveryTouchesNothingThatIsInItsPlace() throws IOException {
        RecordUpdate.recover(committed);
        assertThat(committed.getParent()).doesNotExist();
        write(fresh, "k1", 0.83, "portable");
        update(false);
        Files.createDirectory(committed.resolveSibling(".gender.old"));
        RecordUpdate.recover(committed);
        assertThat(committed.resolve("results.json")).content().contains("0.83");
    }

    @Test
    void otherNumbersUnderTheSameKeyAreReportedAndNothingIsReplaced() throws IOException {
        write(fresh, "k1", 0.83, "portable");
        update(false);
        write(fresh, "k1", 0.84, "portable");

        RecordUpdate.Verdict verdict = update(false);
        assertThat(verdict.outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(verdict.drift().summary())
                .isEqualTo("1 of 1 numbers moved, 1 beyond what is allowed; 1 files differ");
        assertThat(verdict.recordedOn()).isEqualTo("portable, cpu, this").isEqualTo(verdict.runOn());
        assertThat(committed.resolve("results.json")).content().contains("0.83");
    }

    @Test
    void otherNumbersOfAnotherGradeInsideTheCommittedIntervalsAgree() throws IOException {
        write(fresh, "k1", 0.83, "portable");
        update(false);
        write(fresh, "k1", 0.834, "machine");

        RecordUpdate.Verdict verdict = update(false);
        assertThat(verdict.outcome()).isEqualTo(Outcome.AGREES);
        assertThat(verdict.runOn()).isEqualTo("machine, cpu, this, 2 cores");
        assertThat(committed.resolve("results.json")).content().contains("0.83,");
    }

    @Test
    void otherNumbersOfAnotherGradeOutsideTheCommittedIntervalsDiffer() throws IOException {
        write(fresh, "k1", 0.83, "portable");
        update(false);
        write(fresh, "k1", 0.84, "machine");
        assertThat(update(false).outcome()).isEqualTo(Outcome.DIFFERS_ELSEWHERE);
        assertThat(committed.resolve("results.json")).content().contains("0.83,");
    }

    @Test
    void anotherProcessorOrGpuIsElsewhere() throws IOException {
        write(fresh, "k1", 0.83, "portable");
        update(false);
        write(fresh, "k1", 0.834, "portable");
        for (String machine : List.of("\"cpu\", \"cpu\": \"another\"", "\"gpu, H200\", \"cpu\": \"this\"")) {
            Files.writeString(fresh.resolve("run.json"), "{\"grade\": \"portable\", \"device\": " + machine + "}");
            assertThat(update(false).outcome()).as(machine).isEqualTo(Outcome.AGREES);
        }
    }

    @Test
    void theNumberOfCoresCountsWhereItSetsTheNumberOfThreads() throws IOException {
        for (String grade : List.of("portable", "machine")) {
            write(fresh, "k1", 0.83, grade);
            update(true);
            write(fresh, "k1", 0.834, grade);
            Path run = fresh.resolve("run.json");
            Files.writeString(run, Files.readString(run).replace("\"cores\": 2", "\"cores\": 16"));
            assertThat(update(false).outcome())
                    .as(grade)
                    .isEqualTo(grade.equals("portable") ? Outcome.DIFFERS : Outcome.AGREES);
        }
    }

    @Test
    void aNewTitleIsTakenOverFromTheDeclarationAndNothingElse() throws IOException {
        write(fresh, "k1", 0.83, "portable");
        Files.writeString(fresh.resolve("declaration.json"), "{\"title\": \"Old\"}");
        update(false);
        Files.writeString(committed.resolve(ExperimentRecord.CRATE), "drawn");
        String run = Files.readString(committed.resolve("run.json"));
        Files.writeString(fresh.resolve("declaration.json"), "{\"title\": \"New\"}");
        Files.writeString(fresh.resolve("run.json"), "{\"grade\": \"portable\", \"recordedAt\": \"later\"}");

        assertThat(update(false).outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(committed.resolve("declaration.json")).hasContent("{\"title\": \"New\"}");
        assertThat(committed.resolve("run.json")).hasContent(run);
        assertThat(committed.resolve(ExperimentRecord.CRATE)).hasContent("drawn");
    }

    @Test
    void rerecordReplacesDifferingNumbers() throws IOException {
        write(fresh, "k1", 0.83, "portable");
        update(false);
        write(fresh, "k1", 0.84, "portable");
        assertThat(update(true).outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(committed.resolve("results.json")).content().contains("0.84");
    }

    @Test
    void rerecordReplacesARecordWithTheSameNumbersToo() throws IOException {
        write(fresh, "k1", 0.83, "portable");
        update(false);
        Files.writeString(fresh.resolve("run.json"), "{\"grade\": \"portable\", \"recordedAt\": \"later\"}");
        assertThat(update(true).outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(committed.resolve("run.json")).content().contains("later");
    }

    @Test
    void anotherKeyIsRecordedAnewAndFilesOfTheOldRecordGo() throws IOException {
        write(fresh, "k1", 0.83, "portable");
        Files.writeString(fresh.resolve("ttest-old.csv"), "neuron\n");
        update(false);
        Files.delete(fresh.resolve("ttest-old.csv"));
        write(fresh, "k2", 0.9, "portable");
        assertThat(update(false).outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(committed.resolve("ttest-old.csv")).doesNotExist();
        assertThat(committed.getParent()).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void aSiteThatCannotBeWrittenIsOneLineAndTheOldRecordStays() throws IOException {
        write(fresh, "k1", 0.83, "portable");
        update(false);
        write(fresh, "k2", 0.9, "portable");
        Files.setPosixFilePermissions(committed.getParent(), PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeThat(Files.isWritable(committed.getParent()))
                    .as("root may write anywhere")
                    .isFalse();
            assertThatThrownBy(() -> update(false))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith(committed + ": the record cannot be written: ");
            assertThat(committed.resolve("results.json")).content().contains("0.83");
        } finally {
            Files.setPosixFilePermissions(committed.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aFileWhereTheSiteShouldBeIsOneLine() throws IOException {
        write(fresh, "k1", 0.83, "portable");
        Files.writeString(folder.resolve("site"), "not a folder");
        assertThatThrownBy(() -> update(false))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(committed + ": the record cannot be written: ");
        assertThat(folder.resolve("site")).hasContent("not a folder");
    }

    private RecordUpdate.Verdict update(boolean rerecord) {
        return RecordUpdate.apply(fresh, committed, rerecord, Tolerances.NONE);
    }

    private static void write(Path record, String key, double accuracy, String grade) throws IOException {
        Files.writeString(record.resolve("results.json"), """
                {"experiment": "gender", "key": "%s", "results": [{"id": "probe.mlp.testAccuracy", "value": %s, "lower": 0.825, "upper": 0.835}]}
                """.formatted(key, accuracy));
        Files.writeString(
                record.resolve("run.json"),
                "{\"grade\": \"%s\", \"device\": \"cpu\", \"cpu\": \"this\", \"cores\": 2}".formatted(grade));
    }
}
