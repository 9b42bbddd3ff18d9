package monosema.activations;

import static monosema.activations.TinyCorpus.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import monosema.activations.TinyCorpus.Spot;
import monosema.config.StreamSpec;
import monosema.provenance.Seed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActivationStoreTest {
    /** Two windows of 8. */
    private static final int POOL = 16;

    private static final long POOL_BYTES = POOL * TinyCorpus.WIDTH * Float.BYTES;

    private TinyCorpus tiny;

    @BeforeAll
    void load() {
        tiny = new TinyCorpus();
    }

    @AfterAll
    void close() {
        tiny.close();
    }

    @BeforeEach
    void forget() {
        tiny.messages.clear();
    }

    @Test
    void everyTokenComesOnceBeforeAnyComesAgain() {
        try (ActivationStore store =
                        tiny.store(tiny.activations(1, StreamSpec.DEFAULT), STREAM, POOL, PoolBudget.NONE);
                ActivationStream stream = store.open()) {
            for (int epoch = 0; epoch < 3; epoch++) {
                List<Integer> drawn = new ArrayList<>();
                for (int rows : new int[] {7, 20, 23}) {
                    drawn.addAll(TinyCorpus.tokens(tiny.spots(stream, rows)));
                }
                assertThat(drawn).doesNotHaveDuplicates().hasSize(50);
            }
        }
    }

    /** Windows of 8 from a first token between 0 and 7: 5 or 6 of them have room. */
    @Test
    void whatAnEpochLeavesOutAtItsEndsDiffersFromEpochToEpoch() {
        try (ActivationStore store =
                        tiny.store(tiny.activations(8, StreamSpec.DEFAULT), STREAM, POOL, PoolBudget.NONE);
                ActivationStream stream = store.open()) {
            Set<Integer> lengths = new TreeSet<>();
            Set<Integer> seen = new TreeSet<>();
            for (int epoch = 0; epoch < 40; epoch++) {
                int rows = (int) store.order().epoch(epoch).rows();
                List<Integer> drawn = TinyCorpus.tokens(tiny.spots(stream, rows));
                assertThat(drawn).doesNotHaveDuplicates();
                lengths.add(rows);
                seen.addAll(drawn);
            }
            assertThat(lengths).containsExactly(40, 48);
            assertThat(seen).hasSize(50);
        }
    }

    @Test
    void tokensThatAreLeftOutNeverComeAndTheOthersComeOnceAnEpoch() {
        IntBuffer stories = IntBuffer.wrap(IntStream.range(0, 120)
                .map(i -> i % 5 == 0 || i > 100 ? 0 : 1 + i % 49)
                .toArray());
        try (ActivationStore store =
                        tiny.store(tiny.activations(1, new StreamSpec(false, true)), stories, POOL, PoolBudget.NONE);
                ActivationStream stream = store.open()) {
            List<Integer> texts = Arrays.stream(stories.array())
                    .filter(id -> id != 0)
                    .sorted()
                    .boxed()
                    .toList();
            assertThat(texts).hasSize(80);
            for (int epoch = 0; epoch < 3; epoch++) {
                List<Integer> drawn = TinyCorpus.tokens(tiny.spots(stream, texts.size()));
                assertThat(drawn.stream().sorted().toList()).isEqualTo(texts);
            }
        }
    }

    @Test
    void aPrependedBeginOfTextComesOnceAWindowUnlessSpecialTokensAreLeftOut() {
        int windows = 0;
        try (ActivationStore store =
                        tiny.store(tiny.activations(8, new StreamSpec(true, false)), STREAM, POOL, PoolBudget.NONE);
                ActivationStream stream = store.open()) {
            RowOrder.Epoch epoch = store.order().epoch(0);
            for (int pool = 0; pool < epoch.pools(); pool++) {
                windows += epoch.starts(pool).length;
            }
            List<Spot> drawn = tiny.spots(stream, (int) epoch.rows());
            assertThat(drawn).hasSize(8 * windows);
            assertThat(drawn.stream().filter(spot -> spot.position() == 0))
                    .hasSize(windows)
                    .containsOnly(new Spot(0, 0));
            assertThat(TinyCorpus.tokens(
                            drawn.stream().filter(spot -> spot.position() > 0).toList()))
                    .doesNotHaveDuplicates();
        }
        try (ActivationStore store =
                        tiny.store(tiny.activations(8, new StreamSpec(true, true)), STREAM, POOL, PoolBudget.NONE);
                ActivationStream stream = store.open()) {
            assertThat(tiny.spots(stream, 200)).allSatisfy(spot -> {
                assertThat(spot.token()).isNotZero();
                assertThat(spot.position()).isPositive();
            });
        }
    }

    @Test
    void aBatchMixesRowsOfManyWindows() {
        try (ActivationStore store = tiny.store(tiny.activations(5, StreamSpec.DEFAULT), STREAM, 50, PoolBudget.NONE);
                ActivationStream stream = store.open()) {
            Set<Integer> windows = new HashSet<>();
            for (Spot spot : tiny.spots(stream, 10)) {
                windows.add(IntStream.range(0, 50)
                                .filter(i -> STREAM.get(i) == spot.token())
                                .findFirst()
                                .orElseThrow()
                        - spot.position());
            }
            assertThat(windows).hasSizeGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void equalSeedsGiveEqualRowsAndOthersDoNot() {
        List<float[]> draws = new ArrayList<>();
        for (long seed : new long[] {1, 1, 2}) {
            try (ActivationStore store = tiny.store(
                            tiny.activations(8, StreamSpec.DEFAULT), STREAM, POOL, PoolBudget.NONE, seed, 0);
                    ActivationStream stream = store.open()) {
                draws.add(tiny.values(stream, 100));
            }
        }
        assertThat(draws.get(1)).isEqualTo(draws.get(0));
        assertThat(draws.get(2)).isNotEqualTo(draws.get(0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStreamOpenedAtAPositionGoesOnAsOneThatWasReadSoFar(boolean withoutSpecialTokens) {
        CorpusActivations activations = tiny.activations(8, new StreamSpec(true, withoutSpecialTokens));
        try (ActivationStore store = tiny.store(activations, STREAM, POOL, PoolBudget.NONE)) {
            float[] all;
            try (ActivationStream stream = store.open()) {
                all = tiny.values(stream, 460);
            }
            int epoch = (int) store.order().epoch(0).rows();
            int pool = store.order().epoch(0).rows(0);
            for (int position : new int[] {0, 1, pool - 1, pool, pool + 1, epoch - 1, epoch, epoch + 1, 137, 400}) {
                try (ActivationStream stream = store.open(position)) {
                    assertThat(stream.position()).isEqualTo(position);
                    assertThat(tiny.values(stream, 25)).isEqualTo(rows(all, position, 25));
                    assertThat(tiny.values(stream, 30)).isEqualTo(rows(all, position + 25, 30));
                    assertThat(stream.position()).isEqualTo(position + 55);
                }
            }
        }
        assertThatThrownBy(() ->
                        tiny.store(activations, STREAM, POOL, PoolBudget.NONE).open(-1))
                .hasMessage("position -1 must be >= 0");
    }

    @Test
    void memoryDiskAndComputingAgainGiveTheSameBits(@TempDir Path folder) {
        CorpusActivations deep = new CorpusActivations(tiny.model, "blocks.1.hook_mlp_out", 8);
        long all = 100 * POOL_BYTES;
        List<PoolBudget> budgets = List.of(
                PoolBudget.NONE,
                PoolBudget.memory(all),
                PoolBudget.NONE.withDisk(folder.resolve("disk"), all + 100 * PoolFile.HEADER_BYTES),
                PoolBudget.memory(3 * POOL_BYTES)
                        .withDisk(folder.resolve("both"), 2 * (POOL_BYTES + PoolFile.HEADER_BYTES)));
        List<float[]> draws = new ArrayList<>();
        List<Long> tokensRun = new ArrayList<>();
        for (PoolBudget budget : budgets) {
            try (ActivationStore store = tiny.store(deep, STREAM, POOL, budget)) {
                for (int sae = 0; sae < 3; sae++) {
                    try (ActivationStream stream = store.open()) {
                        draws.add(tiny.values(stream, 150));
                    }
                }
                tokensRun.add(store.tokensRun());
            }
        }
        assertThat(draws).allSatisfy(draw -> assertThat(draw).isEqualTo(draws.get(0)));
        long once = tokensRun.get(1);
        assertThat(once).isBetween(150L, 150L + POOL);
        assertThat(tokensRun.subList(0, 3)).containsExactly(3 * once, once, once);
        assertThat(tokensRun.get(3)).isBetween(once + 2, 3 * (once - 3 * 8));
        assertThat(tiny.messages)
                .containsExactly(
                        "activations of blocks.1.hook_mlp_out: no room to keep more of them: the rest runs through"
                                + " the model again for every SAE");
    }

    @Test
    void streamsThatReadSideBySideShareWhatTheyReadWithoutAnyBudget() {
        try (ActivationStore store =
                        tiny.store(tiny.activations(8, StreamSpec.DEFAULT), STREAM, POOL, PoolBudget.NONE);
                ActivationStream one = store.open();
                ActivationStream other = store.open()) {
            for (int step = 0; step < 30; step++) {
                assertThat(tiny.values(one, 5)).isEqualTo(tiny.values(other, 5));
            }
            assertThat(store.tokensRun()).isBetween(150L, 150L + POOL);
            assertThat(store.report()).isEqualTo(store.tokensRun() + " tokens run through the model for 300 rows");
        }
        assertThat(tiny.messages).isEmpty();
    }

    @Test
    void aBatchIsACopy() {
        try (ActivationStore store =
                        tiny.store(tiny.activations(8, StreamSpec.DEFAULT), STREAM, POOL, PoolBudget.memory(1 << 20));
                ActivationStream one = store.open();
                ActivationStream other = store.open();
                NDManager scope = tiny.manager.newSubManager()) {
            assertThat(store.order().epoch(0).rows(0)).as("all of one pool").isGreaterThan(5);
            NDArray batch = one.next(scope, 5);
            float[] before = batch.toFloatArray();
            batch.muli(0);
            assertThat(tiny.values(other, 5)).isEqualTo(before);
        }
    }

    @Test
    void aRunThatWasKilledLeavesItsPoolsToTheNextOfTheSameDeclaration(@TempDir Path folder) throws IOException {
        CorpusActivations activations = tiny.activations(8, StreamSpec.DEFAULT);
        ActivationStore killed = tiny.store(activations, STREAM, POOL, tiny.disk(folder));
        float[] expected = tiny.values(killed.open(), 60);
        List<String> pools = names(folder);
        assertThat(pools).hasSizeGreaterThanOrEqualTo(4);
        Files.writeString(folder.resolve("0123456789abcdef-0-0.pool.part"), "half a pool");
        Files.writeString(folder.resolve("mine.txt"), "not ours");
        try (ActivationStore next = tiny.store(activations, STREAM, POOL, tiny.disk(folder));
                ActivationStream stream = next.open()) {
            assertThat(names(folder))
                    .hasSize(pools.size() + 1)
                    .containsAll(pools)
                    .contains("mine.txt");
            assertThat(tiny.values(stream, 60)).isEqualTo(expected);
            assertThat(next.tokensRun()).isZero();
        }
        assertThat(names(folder)).containsExactly("mine.txt");
    }

    @Test
    void storesOfASharedFolderReadWhatOthersWroteAndLeaveItThere(@TempDir Path folder) throws IOException {
        CorpusActivations activations = tiny.activations(8, StreamSpec.DEFAULT);
        PoolBudget shared = PoolBudget.shared(folder, Long.MAX_VALUE);
        float[] expected = computed(activations);
        List<String> written;
        try (ActivationStore first = tiny.store(activations, STREAM, POOL, shared)) {
            assertThat(tiny.values(first.open(), 60)).isEqualTo(expected);
            assertThat(first.tokensRun()).isPositive();
            written = names(folder);
            assertThat(written).hasSizeGreaterThanOrEqualTo(4);
            String halfWritten = written.get(0) + "123.part";
            Files.writeString(folder.resolve(halfWritten), "by a store that is still at it");
            try (ActivationStore beside = tiny.store(activations, STREAM, POOL, shared)) {
                assertThat(tiny.values(beside.open(), 60)).isEqualTo(expected);
                assertThat(beside.tokensRun()).isZero();
            }
            assertThat(names(folder)).hasSize(written.size() + 1).contains(halfWritten);
        }
        assertThat(names(folder)).containsAll(written);
        try (ActivationStore later = tiny.store(activations, STREAM, POOL, shared)) {
            assertThat(tiny.values(later.open(), 60)).isEqualTo(expected);
            assertThat(later.tokensRun()).isZero();
        }
        assertThat(tiny.messages).isEmpty();
    }

    @Test
    void poolsOfAnotherDeclarationAreNotTaken(@TempDir Path folder) throws IOException {
        CorpusActivations activations = tiny.activations(8, StreamSpec.DEFAULT);
        ActivationStore killed = tiny.store(activations, STREAM, POOL, tiny.disk(folder));
        tiny.values(killed.open(), 60);
        List<String> before = names(folder);
        assertThat(before).hasSizeGreaterThanOrEqualTo(4);
        List<ActivationStore> others = List.of(
                tiny.store(activations, STREAM, POOL, tiny.disk(folder), 2, 0),
                tiny.store(tiny.activations(8, new StreamSpec(false, true)), STREAM, POOL, tiny.disk(folder)),
                tiny.store(activations, STREAM, 2 * POOL, tiny.disk(folder)),
                tiny.store(activations, STREAM.slice(0, 49), POOL, tiny.disk(folder)),
                new ActivationStore(
                        activations, STREAM, new Seed(1), tiny.disk(folder), "other weights", m -> {}, POOL, 0));
        for (ActivationStore other : others) {
            float[] rows = tiny.values(other.open(), 60);
            assertThat(other.tokensRun()).isPositive();
            assertThat(rows).hasSize(60 * 16);
            assertThat(names(folder)).doesNotContainAnyElementsOf(before);
        }
    }

    @Test
    void aFullDiskIsSaidAndCostsNoMoreThanTimeInTheModel(@TempDir Path folder) throws IOException {
        CorpusActivations activations = tiny.activations(8, StreamSpec.DEFAULT);
        float[] expected = computed(activations);
        try (ActivationStore store = tiny.store(activations, STREAM, POOL, tiny.disk(folder), 1, Long.MAX_VALUE / 2)) {
            assertThat(tiny.values(store.open(), 60)).isEqualTo(expected);
            assertThat(names(folder)).isEmpty();
        }
        assertThat(tiny.messages)
                .hasSize(2)
                .first()
                .asString()
                .startsWith(folder + ": no more activations are kept there (java.io.IOException: ")
                .matches(".* bytes free, a pool needs [0-9]+ and 4611686018427387903 must stay free\\)");
    }

    @Test
    void aFolderThatCannotBeIsSaidAndCostsNoMoreThanTimeInTheModel(@TempDir Path folder) throws IOException {
        CorpusActivations activations = tiny.activations(8, StreamSpec.DEFAULT);
        Path file = Files.writeString(folder.resolve("file"), "here");
        try (ActivationStore store = tiny.store(activations, STREAM, POOL, tiny.disk(file))) {
            assertThat(tiny.values(store.open(), 60)).isEqualTo(computed(activations));
        }
        assertThat(tiny.messages.get(0)).startsWith(file + ": no more activations are kept there (");
        assertThat(file).hasContent("here");
    }

    @Test
    void aPoolThatCannotBeWrittenWholeLeavesNothing(@TempDir Path folder) throws IOException {
        CorpusActivations activations = tiny.activations(8, StreamSpec.DEFAULT);
        ActivationStore killed = tiny.store(activations, STREAM, POOL, tiny.disk(folder));
        tiny.values(killed.open(), 10);
        Path pool = folder.resolve(names(folder).get(0));
        Files.delete(pool);
        Files.createDirectories(pool.resolve("in the way"));
        try (ActivationStore store = tiny.store(activations, STREAM, POOL, tiny.disk(folder))) {
            assertThat(tiny.values(store.open(), 60)).isEqualTo(computed(activations));
        }
        assertThat(tiny.messages).anySatisfy(message -> assertThat(message).contains("no more activations are kept"));
        assertThat(names(folder)).contains(pool.getFileName().toString()).noneMatch(name -> name.endsWith(".part"));
    }

    /** 120 pools of 256 KiB: one array left behind in each would be 30 MiB. */
    @Tag("slow")
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @EnabledOnOs(OS.LINUX)
    void nativeMemoryStaysFlatOverManyPools(boolean onDisk, @TempDir Path folder) throws IOException {
        IntBuffer stream =
                IntBuffer.wrap(IntStream.range(0, 1 << 15).map(i -> i % 50).toArray());
        PoolBudget budget = onDisk ? tiny.disk(folder) : PoolBudget.NONE;
        try (ActivationStore store = tiny.store(tiny.activations(16, StreamSpec.DEFAULT), stream, 4096, budget);
                NDManager owner = tiny.manager.newSubManager()) {
            read(store, owner, 40);
            long before = residentBytes();
            int arrays = ((BaseNDManager) owner).getManagedArrays().size();
            read(store, owner, 120);
            assertThat(residentBytes() - before).isLessThan(15 << 20);
            assertThat(((BaseNDManager) owner).getManagedArrays()).hasSize(arrays);
        }
    }

    private static void read(ActivationStore store, NDManager owner, int pools) {
        for (int pass = 0; pass < pools / 40; pass++) {
            try (ActivationStream rows = store.open()) {
                for (int batch = 0; batch < 40; batch++) {
                    rows.next(owner, 4096).close();
                }
            }
        }
    }

    private static long residentBytes() throws IOException {
        return 4096
                * Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]);
    }

    private float[] computed(CorpusActivations activations) {
        try (ActivationStore store = tiny.store(activations, STREAM, POOL, PoolBudget.NONE);
                ActivationStream stream = store.open()) {
            return tiny.values(stream, 60);
        }
    }

    private static float[] rows(float[] all, int from, int count) {
        return Arrays.copyOfRange(all, from * TinyCorpus.WIDTH, (from + count) * TinyCorpus.WIDTH);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
