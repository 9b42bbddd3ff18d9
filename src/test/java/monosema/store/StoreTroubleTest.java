package monosema.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import monosema.io.BadInputException;
import monosema.store.StageResult.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store on real disks that fail, under clocks that are wrong, among processes that died: one line each, nothing lost. */
class StoreTroubleTest {
    private static final StageInput MODEL = StageInput.of("model", 1).seed(42);
    private static final StageInput SAE =
            StageInput.of("sae", 1).upstream("model", MODEL.key()).seed(42);

    @TempDir
    Path folder;

    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aFullDiskIsOneLineAndLosesNothing() throws Exception {
        try (Mount disk = Mount.disk(folder, "256k");
                StageStore store = open()) {
            assertThat(disk).isNotNull();
            run(store, MODEL);

            assertThatThrownBy(() ->
                            store.run("story", SAE, target -> Files.write(target.resolve("big"), new byte[1 << 20])))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageMatching("stage sae of experiment story: No space left on device.*")
                    .hasMessageContaining(folder.toString());

            assertThat(Folders.children(folder.resolve("temporary"))).isEmpty();
            assertThat(run(store, MODEL).outcome()).isEqualTo(Outcome.CACHED);
            assertThat(run(store, SAE).outcome()).isEqualTo(Outcome.RAN);
        }
    }

    @Test
    void aReadOnlyStoreIsOneLineAtOnceAndCanBeLookedAt() throws Exception {
        StageResult made;
        try (StageStore store = open()) {
            made = run(store, MODEL);
        }
        try (Mount disk = Mount.readOnly(folder)) {
            assertThat(disk).isNotNull();

            assertThatThrownBy(this::open)
                    .isInstanceOf(BadInputException.class)
                    .hasMessageMatching("store " + folder + " cannot be written: Read-only file system: [^\n]*");

            StoredStages stored = StoredStages.in(folder);
            assertThat(stored.allVerified()).extracting(StoredStage::state).containsExactly(StoredStage.State.STORED);
            assertThat(stored.whyToRun("story", MODEL)).isEmpty();
            assertThat(stored.choose(all()).removed()).hasSize(1);
        }
        assertThat(made.folder().resolve("weights.txt")).hasContent("weights");
    }

    @Test
    void aStoreOfANewerVersionIsNeitherListedNorCleanedNorChanged() throws IOException {
        try (StageStore store = open()) {
            run(store, MODEL);
        }
        Files.writeString(folder.resolve("version"), "3\n");
        List<Path> before = files();

        assertThatThrownBy(this::open).hasMessageStartingWith("store " + folder + ": version must be 2, was 3 (");
        assertThatThrownBy(() -> StoredStages.in(folder))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("store " + folder + ": version must be 2, was 3 (");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aStoreOfVersionOneIsReadAndBecomesOneOfVersionTwo() throws IOException {
        Path result;
        try (StageStore store = open()) {
            result = run(store, MODEL).folder();
        }
        Path manifest = result.resolve(Manifest.NAME);
        Files.writeString(manifest, Signed.text(Files.readString(manifest)));
        Files.writeString(folder.resolve("version"), "1\n");

        try (StageStore store = open()) {
            assertThat(run(store, MODEL).outcome()).isEqualTo(Outcome.CACHED);
        }
        assertThat(folder.resolve("version")).hasContent("2");
        assertThat(messages).isEmpty();
    }

    @Test
    @Tag("slow")
    void theLocksOfADeadBuildHoldNothing() throws Exception {
        try (OtherBuild other = OtherBuild.reading(folder)) {
            other.kill();
        }
        assertThat(Folders.children(folder.resolve("locks"))).isNotEmpty();
        assertThat(Folders.children(folder.resolve("builds"))).hasSize(1);

        try (StageStore store = open()) {
            assertThat(Folders.children(folder.resolve("builds"))).isEmpty();
            assertThat(run(store, OtherBuild.SLOW).outcome()).isEqualTo(Outcome.CACHED);
            assertThat(store.clean()).isEqualTo(1);
        }
        assertThat(messages).isEmpty();
    }

    @Test
    void aClockThatRunsBackwardsMakesNothingOld() throws IOException {
        try (StageStore store = open()) {
            Path result = run(store, MODEL).folder();
            Instant ahead = Instant.now().plus(Duration.ofDays(400));
            Files.setLastModifiedTime(result.resolve(Manifest.NAME), FileTime.from(ahead));
            Files.setLastModifiedTime(result, FileTime.from(ahead));

            Cleaning.Done done = store.clean(new Cleaning(Optional.empty(), Optional.of(Duration.ofDays(30))));

            assertThat(done.removed()).isEmpty();
            assertThat(done.ahead()).isEqualTo(1);
            assertThat(run(store, MODEL).outcome()).isEqualTo(Outcome.CACHED);
        }
    }

    @Test
    void aResultThatIsRemovedWhileALaterStageReadsItIsOneLineAndMadeAgain() throws IOException {
        try (StageStore store = open()) {
            Path model = run(store, MODEL).folder();

            assertThatThrownBy(() -> store.run("story", SAE, target -> {
                        Folders.remove(model);
                        Files.readString(model.resolve("weights.txt"));
                    }))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("stage sae of experiment story: the stored result of stage model, which it reads, was"
                            + " removed meanwhile; the next run makes it again");

            assertThat(run(store, MODEL).why()).isEqualTo("stored result missing");
            assertThat(run(store, SAE).outcome()).isEqualTo(Outcome.RAN);
        }
    }

    @Test
    void aResultThatIsRemovedBetweenListingAndReadingIsLeftOut() throws IOException {
        try (StageStore store = open()) {
            run(store, MODEL);
            StoredStages stored = StoredStages.in(folder);
            StoredStage listed = stored.all().get(0);

            Folders.remove(listed.folder());

            assertThat(stored.input(listed)).isEmpty();
            assertThat(stored.damage(listed))
                    .hasValueSatisfying(line -> assertThat(line).contains("no such file"));
            assertThat(stored.all()).isEmpty();
            assertThat(stored.whyToRun("story", MODEL)).contains("stored result missing");
            assertThat(store.clean()).isZero();
        }
    }

    @Test
    void aFileInTheWayOfAResultIsDamageLikeAnyOther() throws IOException {
        Path result = folder.resolve("stages/model").resolve(MODEL.key().hex());
        try (StageStore store = open()) {
            Files.createDirectories(result.getParent());
            Files.writeString(result, "not a folder");

            assertThat(run(store, MODEL).why()).isEqualTo("stored result damaged");
        }
        assertThat(messages).hasSize(1).first().asString().contains("cannot be read: Not a directory");
    }

    private StageStore open() {
        return StageStore.open(folder, messages::add);
    }

    private static StageResult run(StageStore store, StageInput input) {
        return store.run("story", input, target -> Files.writeString(target.resolve("weights.txt"), "weights"));
    }

    private static Cleaning all() {
        return new Cleaning(Optional.empty(), Optional.empty());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted().toList();
        }
    }
}
