package monosema.activations;

import static monosema.activations.TinyCorpus.HOOK;
import static monosema.activations.TinyCorpus.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import monosema.activations.TinyCorpus.Spot;
import monosema.config.StreamSpec;
import monosema.io.BadInputException;
import monosema.model.HookSite;
import monosema.provenance.Seed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusActivationsTest {
    private static final String DEEP_HOOK = "blocks.1.hook_mlp_out";

    private TinyCorpus tiny;

    @BeforeAll
    void load() {
        tiny = new TinyCorpus();
    }

    @AfterAll
    void close() {
        tiny.close();
    }

    @Test
    void aPassInOrderGivesEachTokenOnceTheShorterLastWindowToo() {
        List<float[]> rows = inOrder(DEEP_HOOK, 12, StreamSpec.DEFAULT);
        List<float[]> expected = new ArrayList<>();
        for (int from = 0; from < 50; from += 12) {
            expected.addAll(run(IntStream.range(from, Math.min(from + 12, 50))
                    .map(STREAM::get)
                    .toArray()));
        }
        assertThat(rows).hasSize(50);
        for (int i = 0; i < 50; i++) {
            assertThat(rows.get(i)).as("row %d", i).containsExactly(expected.get(i), within(1e-5f));
        }
    }

    @Test
    void aPrependedBeginOfTextIsSeenByItsWindowAndTakesOneOfItsPlaces() {
        List<float[]> rows = inOrder(DEEP_HOOK, 13, new StreamSpec(true, false));
        List<float[]> expected = new ArrayList<>();
        for (int from = 0; from < 50; from += 12) {
            expected.addAll(run(IntStream.concat(
                            IntStream.of(0),
                            IntStream.range(from, Math.min(from + 12, 50)).map(STREAM::get))
                    .toArray()));
        }
        assertThat(rows).hasSize(55);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i)).as("row %d", i).containsExactly(expected.get(i), within(1e-5f));
        }
    }

    @Test
    void whatIsLeftOutIsStillContext() {
        List<float[]> all = inOrder(DEEP_HOOK, 13, new StreamSpec(true, false));
        List<float[]> rows = inOrder(DEEP_HOOK, 13, new StreamSpec(true, true));
        List<float[]> expected = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean begin = i % 13 == 0;
            if (!begin && STREAM.get(i - i / 13 - 1) != 0) {
                expected.add(all.get(i));
            }
        }
        assertThat(expected).hasSize(49);
        assertThat(rows).containsExactlyElementsOf(expected);
    }

    @Test
    void endOfTextAloneIsLeftOutOfAPassInOrder() {
        IntBuffer stories = IntBuffer.wrap(new int[] {0, 5, 6, 0, 0, 7, 8, 9, 0, 0, 0, 0, 4});
        List<Spot> rows = new ArrayList<>();
        tiny.activations(4, new StreamSpec(false, true)).forEachBatch(stories, batch -> rows.addAll(tiny.spots(batch)));
        assertThat(rows)
                .containsExactly(
                        new Spot(5, 1), new Spot(6, 2), new Spot(7, 1), new Spot(8, 2), new Spot(9, 3), new Spot(4, 0));
        List<NDArray> batches = new ArrayList<>();
        tiny.activations(4, new StreamSpec(false, true))
                .forEachBatch(IntBuffer.wrap(new int[] {0, 0, 0, 0}), batches::add);
        assertThat(batches).isEmpty();
    }

    @Test
    void theShuffledSupplyIsSeeded() {
        CorpusActivations activations = tiny.activations(8, StreamSpec.DEFAULT);
        List<float[]> draws = new ArrayList<>();
        for (long seed : new long[] {1, 1, 2}) {
            try (ActivationStream stream = activations.shuffled(STREAM, new Seed(seed))) {
                assertThat(stream.dIn()).isEqualTo(16);
                assertThat(stream.position()).isZero();
                draws.add(tiny.values(stream, 100));
                assertThat(stream.position()).isEqualTo(100);
            }
        }
        assertThat(draws.get(1)).isEqualTo(draws.get(0));
        assertThat(draws.get(2)).isNotEqualTo(draws.get(0));
    }

    @Test
    void windowsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new CorpusActivations(tiny.model, HOOK, 17))
                .hasMessage("window 17 must be in [1, 16]");
        assertThatThrownBy(() -> tiny.activations(1, new StreamSpec(true, false)))
                .hasMessage("a window of 1 has no room for a token beside begin-of-text");
        CorpusActivations activations = tiny.activations(8, StreamSpec.DEFAULT);
        assertThatThrownBy(() -> activations.shuffled(IntBuffer.wrap(new int[7]), new Seed(1)))
                .isInstanceOf(BadInputException.class)
                .hasMessage("activations: a corpus of 7 tokens has no room for a window of 8");
    }

    @Test
    void aCorpusOfNothingButSpecialTokensIsRefused() {
        CorpusActivations activations = tiny.activations(8, new StreamSpec(true, true));
        assertThatThrownBy(() -> activations.shuffled(IntBuffer.wrap(new int[40]), new Seed(1)))
                .isInstanceOf(BadInputException.class)
                .hasMessageMatching(
                        "activations: all tokens of the corpus' \\d windows of 7 are special ones, which are left out");
    }

    private List<float[]> inOrder(String hook, int window, StreamSpec spec) {
        List<float[]> rows = new ArrayList<>();
        new CorpusActivations(tiny.model, hook, window, spec)
                .forEachBatch(STREAM, batch -> TinyCorpus.add(rows, batch));
        return rows;
    }

    private List<float[]> run(int... ids) {
        List<float[]> rows = new ArrayList<>();
        NDArray tokens = tiny.manager.create(ids, new Shape(1, ids.length));
        NDArray values = tiny.model.activations(tiny.manager, tokens, HookSite.parse(DEEP_HOOK));
        TinyCorpus.add(rows, values.reshape(-1, TinyCorpus.WIDTH));
        return rows;
    }
}
