package monosema.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import monosema.io.BadInputException;
import monosema.store.StageResult.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageStoreTest {
    private static final StageInput SAE = StageInput.of("sae", 3)
            .parameters(Map.of("l1Coefficient", 5.0, "steps", 10))
            .upstream("model", StageInput.of("model", 1).key())
            .external("words", "0".repeat(64))
            .seed(42)
            .device("cpu")
            .grade("portable");

    @TempDir
    Path folder;

    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void aSecondCallGetsTheStoredResult() throws IOException {
        StageResult first = run(open(), SAE);
        StageResult second = run(open(), SAE);

        assertThat(first.outcome()).isEqualTo(Outcome.RAN);
        assertThat(first.why()).isEqualTo("first run");
        assertThat(second.outcome()).isEqualTo(Outcome.CACHED);
        assertThat(second.why()).isEmpty();
        assertThat(second.folder()).isEqualTo(first.folder());
        assertThat(second.bodySeconds()).isEqualTo(first.bodySeconds()).isPositive();
        assertThat(Files.readString(second.folder().resolve("deep/weights.txt")))
                .isEqualTo("run 1");
        assertThat(runs).hasValue(1);
        assertThat(messages).isEmpty();
    }

    @Test
    void whatAStageKeptIsRemovedAlsoWhereABuildDiedJustBefore() throws IOException {
        run(open(), SAE);
        Path kept = Files.createDirectories(open().scratch(SAE));
        Files.writeString(kept.resolve("checkpoint"), "of the last step but one");
        assertThat(run(open(), SAE).outcome()).isEqualTo(Outcome.CACHED);
        assertThat(kept).doesNotExist();
    }

    @Test
    void theReasonForARunIsWhatMovedSinceTheLast() {
        StageStore store = open();
        run(store, SAE);

        assertThat(run(store, SAE.parameters(Map.of("l1Coefficient", 4.0, "steps", 10)))
                        .why())
                .isEqualTo("sae.l1Coefficient 5 -> 4");
        assertThat(run(store, SAE.parameters(Map.of("l1Coefficient", 4.0, "k", 32)))
                        .why())
                .isEqualTo("sae.k 32 added, sae.steps 10 removed");
        assertThat(run(
                                store,
                                SAE.parameters(Map.of("l1Coefficient", 4.0, "k", 32))
                                        .upstream("model", SAE.key()))
                        .why())
                .isEqualTo("upstream model changed");
        run(store, SAE);
        assertThat(run(store, SAE.external("words", "1".repeat(64)).seed(43).device("gpu"))
                        .why())
                .isEqualTo("device cpu -> gpu, input words changed, seed 42 -> 43");
        assertThat(store.run("another", SAE.seed(7), this::write).why()).isEqualTo("first run");
    }

    @Test
    void aChangeThatWordsDoNotShowStillRuns() {
        StageInput text = StageInput.of("sae", 1).parameters(Map.of("k", "5"));
        StageInput number = StageInput.of("sae", 1).parameters(Map.of("k", 5));
        run(open(), text);

        StageResult result = run(open(), number);

        assertThat(result.outcome()).isEqualTo(Outcome.RAN);
        assertThat(result.why()).isEqualTo("inputs changed");
        assertThat(result.line()).startsWith("ran    sae  ").endsWith(" s  (inputs changed)");
    }

    @Test
    void aNewCodeVersionRunsAgain() {
        run(open(), StageInput.of("model", 3));

        assertThat(run(open(), StageInput.of("model", 4)).why()).isEqualTo("code version 3 -> 4");
    }

    @Test
    void aDamagedResultIsReportedSetAsideAndMadeAgain() throws IOException {
        Path result = run(open(), SAE).folder();
        Files.writeString(result.resolve("deep/weights.txt"), "run x");

        StageResult again = run(open(), SAE);

        assertThat(again.why()).isEqualTo("stored result damaged");
        assertThat(Files.readString(result.resolve("deep/weights.txt"))).isEqualTo("run 2");
        Path aside = folder.resolve("damaged/sae-" + SAE.key().hex().substring(0, 12) + "-1");
        assertThat(messages)
                .containsExactly("stage sae of experiment story: stored result damaged (deep/weights.txt has changed),"
                        + " set aside in " + aside + ", made again");
        assertThat(aside.resolve("deep/weights.txt")).hasContent("run x");
    }

    @Test
    void missingForeignAndUnreadableFilesAreDamage() throws IOException {
        Path result = run(open(), SAE).folder();
        Files.delete(result.resolve("deep/weights.txt"));
        assertThat(run(open(), SAE).outcome()).isEqualTo(Outcome.RAN);

        Files.writeString(result.resolve("extra.txt"), "x");
        assertThat(run(open(), SAE).outcome()).isEqualTo(Outcome.RAN);

        Files.writeString(result.resolve("manifest.json"), "{\"key\": ");
        assertThat(run(open(), SAE).outcome()).isEqualTo(Outcome.RAN);

        Files.writeString(result.resolve(".DS_Store"), "left by a desktop");
        assertThat(run(open(), SAE).outcome()).isEqualTo(Outcome.CACHED);
    }

    @Test
    void ofTwoThreadsOnOneKeyOneRuns() throws InterruptedException, ExecutionException {
        StageStore store = open();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch both = new CountDownLatch(2);
        List<Future<StageResult>> results = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            results.add(threads.submit(() -> {
                both.countDown();
                both.await();
                return store.run("story", SAE, target -> {
                    pause();
                    write(target);
                });
            }));
        }
        List<Outcome> outcomes =
                List.of(results.get(0).get().outcome(), results.get(1).get().outcome());
        threads.shutdown();

        assertThat(outcomes).containsExactlyInAnyOrder(Outcome.RAN, Outcome.CACHED);
        assertThat(runs).hasValue(1);
    }

    @Test
    @Tag("slow")
    void aSecondBuildWaitsForTheFirst() throws Exception {
        try (OtherBuild other = OtherBuild.writing(folder)) {
            CompletableFuture<StageResult> here = CompletableFuture.supplyAsync(() -> run(open(), OtherBuild.SLOW));
            waitForAMessage();
            other.finish();

            StageResult result = here.get(20, TimeUnit.SECONDS);

            assertThat(messages)
                    .containsExactly("stage slow of experiment story: waiting for another build that makes it");
            assertThat(result.outcome()).isEqualTo(Outcome.CACHED);
            assertThat(result.folder().resolve("whole.txt")).hasContent("made by the other build");
        }
    }

    @Test
    @Tag("slow")
    void aBuildThatDiesLeavesNothing() throws Exception {
        try (OtherBuild other = OtherBuild.writing(folder)) {
            open();
            assertThat(temporary())
                    .as("a build that lives keeps what it writes")
                    .hasSize(1);

            other.kill();
            StageStore store = open();

            assertThat(temporary()).isEmpty();
            StageResult result = run(store, OtherBuild.SLOW);
            assertThat(result.outcome()).isEqualTo(Outcome.RAN);
            assertThat(result.folder().resolve("half.txt")).doesNotExist();
        }
    }

    @Test
    void aFailedWriteIsOneLineAndLeavesNothing() {
        StageStore store = open();

        assertThatThrownBy(() -> store.run("story", SAE, target -> {
                    write(target);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(BadInputException.class)
                .hasMessage("stage sae of experiment story: No space left on device (writing to " + folder + ")");
        assertThat(temporary()).isEmpty();
        assertThat(run(store, SAE).why()).isEqualTo("first run");
    }

    @Test
    void aFailingBodyKeepsItsOwnExceptionAndLeavesNothing() {
        StageStore store = open();

        assertThatThrownBy(() -> store.run("story", SAE, target -> {
                    write(target);
                    throw new IllegalStateException("loss is NaN at step 3");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("loss is NaN at step 3");
        assertThat(temporary()).isEmpty();
        assertThat(run(store, SAE).outcome()).isEqualTo(Outcome.RAN);
    }

    @Test
    void aStoreThatCannotBeMadeIsOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> StageStore.open(file, messages::add))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("store " + file + " cannot be written: ");
    }

    @Test
    void aNewerStoreIsRefused() throws IOException {
        Files.writeString(folder.resolve("version"), "3\n");

        assertThatThrownBy(this::open)
                .isInstanceOf(BadInputException.class)
                .hasMessage("store " + folder + ": version must be 2, was 3"
                        + " (made by a newer Monosema? use another folder, or remove this one)");
    }

    @Test
    void cleaningAnExperimentSparesWhatAnotherUses() {
        StageStore store = open();
        run(store, SAE);
        run(store, SAE.seed(43));
        run(store, StageInput.of("model", 1));
        store.run("another", StageInput.of("model", 1), this::write);

        assertThat(store.clean("story")).isEqualTo(2);

        assertThat(store.run("another", StageInput.of("model", 1), this::write).outcome())
                .isEqualTo(Outcome.CACHED);
        assertThat(run(store, SAE).why()).isEqualTo("first run");
        assertThat(store.clean()).isEqualTo(2);
        assertThat(run(store, StageInput.of("model", 1)).outcome()).isEqualTo(Outcome.RAN);
    }

    private StageStore open() {
        return StageStore.open(folder, messages::add);
    }

    private StageResult run(StageStore store, StageInput input) {
        return store.run("story", input, this::write);
    }

    private void write(Path target) throws IOException {
        Files.createDirectories(target.resolve("deep"));
        Files.writeString(target.resolve("deep/weights.txt"), "run " + runs.incrementAndGet());
    }

    private List<Path> temporary() {
        try {
            return Folders.children(folder.resolve("temporary"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void waitForAMessage() throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (messages.isEmpty() && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
