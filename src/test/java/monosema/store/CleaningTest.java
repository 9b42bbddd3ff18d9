package monosema.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleaningTest {
    private static final StageInput OLD = StageInput.of("old", 1);
    private static final StageInput NEW = StageInput.of("new", 1);

    @TempDir
    Path folder;

    @Test
    void whatWasNotUsedForSoLongGoesAndTheRestStays() throws IOException {
        try (StageStore store = open()) {
            age(run(store, "story", OLD), 31);
            age(run(store, "story", NEW), 29);

            Cleaning.Done done = store.clean(olderThan(30));

            assertThat(done.removed()).extracting(StoredStage::stage).containsExactly("old");
            assertThat(done.results()).isEqualTo(1);
            assertThat(done.bytes()).isPositive();
            assertThat(run(store, "story", OLD).why()).isEqualTo("stored result missing");
            assertThat(run(store, "story", NEW).outcome()).isEqualTo(StageResult.Outcome.CACHED);
        }
    }

    @Test
    void useKeepsAResultYoung() throws IOException {
        try (StageStore store = open()) {
            age(run(store, "story", OLD), 100);
            run(store, "another", OLD);

            assertThat(store.clean(olderThan(30)).removed()).isEmpty();
        }
    }

    @Test
    void ageAndExperimentTogetherTakeWhatBothSay() throws IOException {
        try (StageStore store = open()) {
            age(run(store, "story", OLD), 31);
            run(store, "story", NEW);
            age(run(store, "another", OLD.seed(2)), 31);
            run(store, "both", NEW.seed(3));
            age(run(store, "story", NEW.seed(3)), 31);

            Cleaning what = new Cleaning(Optional.of("story"), Optional.of(Duration.ofDays(30)));

            assertThat(store.clean(what).removed())
                    .extracting(StoredStage::key)
                    .containsExactly(OLD.key().hex());
        }
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        try (StageStore store = open()) {
            age(run(store, "story", OLD), 31);
        }
        List<Path> before = files();

        assertThat(StoredStages.in(folder).choose(olderThan(30)).results()).isEqualTo(1);

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void checkpointsAndDamagedResultsAgeToo() throws IOException {
        try (StageStore store = open()) {
            Path checkpoint = Files.createDirectories(store.scratch(OLD)).resolve("checkpoint");
            Files.writeString(checkpoint, "weights");
            Path damaged = run(store, "story", NEW).folder().resolve("weights.txt");
            Files.writeString(damaged, "other");
            run(store, "story", NEW);
            assertThat(StoredStages.in(folder).all())
                    .extracting(StoredStage::state)
                    .containsExactly(
                            StoredStage.State.STORED, StoredStage.State.SET_ASIDE, StoredStage.State.UNFINISHED);
            assertThat(store.clean(olderThan(30)).removed()).isEmpty();

            Files.setLastModifiedTime(checkpoint, FileTime.from(daysAgo(31)));
            for (Path aside : Folders.children(folder.resolve("damaged"))) {
                Files.setLastModifiedTime(aside, FileTime.from(daysAgo(31)));
            }

            assertThat(store.clean(olderThan(30)).removed())
                    .extracting(StoredStage::state)
                    .containsExactly(StoredStage.State.SET_ASIDE, StoredStage.State.UNFINISHED);
            assertThat(checkpoint).doesNotExist();
        }
    }

    @Test
    void aCheckpointSaysWhoseItIs() throws IOException {
        try (StageStore store = open()) {
            try {
                store.run("story", OLD, target -> {
                    Files.writeString(store.scratch(OLD).resolve("checkpoint"), "weights");
                    assertThat(StoredStages.in(folder).all())
                            .extracting(StoredStage::state)
                            .containsExactly(StoredStage.State.BEING_MADE);
                    throw new IllegalStateException("killed");
                });
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("killed");
            }

            assertThat(StoredStages.in(folder).all()).singleElement().satisfies(left -> {
                assertThat(left.state()).isEqualTo(StoredStage.State.UNFINISHED);
                assertThat(left.stage()).isEqualTo("old");
                assertThat(left.experiments()).containsExactly("story");
            });
            run(store, "story", OLD);
            assertThat(StoredStages.in(folder).all())
                    .extracting(StoredStage::state)
                    .containsExactly(StoredStage.State.STORED);
        }
    }

    @Test
    @Tag("slow")
    void whatABuildThatLivesHasUsedStays() throws Exception {
        try (OtherBuild other = OtherBuild.reading(folder);
                StageStore store = open()) {
            run(store, "story", OLD);

            Cleaning.Done done = store.clean(new Cleaning(Optional.empty(), Optional.empty()));

            assertThat(done.removed()).extracting(StoredStage::stage).containsExactly("old");
            assertThat(done.inUse()).isEqualTo(1);
            other.finish();
            assertThat(store.clean()).isEqualTo(1);
        }
    }

    @Test
    @Tag("slow")
    void whatABuildThatLivesIsMakingStays() throws Exception {
        try (OtherBuild other = OtherBuild.writing(folder);
                StageStore store = open()) {
            assertThat(store.clean(new Cleaning(Optional.empty(), Optional.empty()))
                            .inUse())
                    .isEqualTo(1);
            other.finish();

            assertThat(run(store, "story", OtherBuild.SLOW).outcome()).isEqualTo(StageResult.Outcome.CACHED);
        }
    }

    private StageStore open() {
        return StageStore.open(folder, message -> {});
    }

    private static StageResult run(StageStore store, String experiment, StageInput input) {
        return store.run(experiment, input, target -> Files.writeString(target.resolve("weights.txt"), "weights"));
    }

    /** As if it had been made so long ago, and not used since. */
    private void age(StageResult result, int days) throws IOException {
        FileTime time = FileTime.from(daysAgo(days));
        Files.setLastModifiedTime(result.folder().resolve(Manifest.NAME), time);
        Files.setLastModifiedTime(result.folder(), time);
        for (Path experiment : Folders.children(folder.resolve("last"))) {
            Path last = experiment.resolve(result.stage() + ".json");
            if (Files.exists(last)) {
                Files.setLastModifiedTime(last, time);
            }
        }
    }

    private static Instant daysAgo(int days) {
        return Instant.now().minus(Duration.ofDays(days));
    }

    private static Cleaning olderThan(int days) {
        return new Cleaning(Optional.empty(), Optional.of(Duration.ofDays(days)));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted().toList();
        }
    }
}
