package monosema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Test;

class ShuffledWindowsTest {

    @Test
    void theWindowsOfAnEpochDoNotOverlapAndCoverTheStream() {
        ShuffledWindows windows = windows(1000, 64, 1);
        List<Integer> epoch = epoch(windows);
        List<Integer> sorted = epoch.stream().sorted().toList();
        assertThat(epoch).isNotEqualTo(sorted);
        assertThat(sorted.get(0)).isBetween(0, 63);
        assertThat(sorted.get(sorted.size() - 1)).isBetween(1000 - 1 - 64 - 63, 1000 - 1 - 64);
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(sorted.get(i) - sorted.get(i - 1)).isEqualTo(64);
        }
    }

    @Test
    void overTheEpochsAWindowBeginsAtEveryToken() {
        ShuffledWindows windows = windows(40, 4, 1);
        TreeSet<Integer> starts = new TreeSet<>();
        for (int i = 0; i < 100; i++) {
            starts.addAll(epoch(windows));
        }
        assertThat(starts)
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 35).boxed().toList());
    }

    @Test
    void whatIsSkippedIsAsIfItHadBeenRead() {
        ShuffledWindows read = windows(1000, 64, 1);
        ShuffledWindows skipped = windows(1000, 64, 1);
        for (int i = 0; i < 40; i++) {
            read.next();
        }
        skipped.skip(40);
        assertThat(skipped.leftInEpoch()).isEqualTo(read.leftInEpoch());
        assertThat(epoch(skipped)).isEqualTo(epoch(read));
        assertThat(epoch(skipped)).isEqualTo(epoch(read));
    }

    @Test
    void aStreamOfOneWindowHasOneWindow() {
        ShuffledWindows windows = windows(65, 64, 1);
        assertThat(epoch(windows)).containsExactly(0);
        assertThatThrownBy(() -> windows(64, 64, 1))
                .hasMessage("a stream of 64 tokens has no room for a window of 64 and 1 more");
    }

    private static ShuffledWindows windows(int tokens, int length, int lookahead) {
        return new ShuffledWindows(tokens, length, lookahead, new Seed(1).stream("test"));
    }

    private static List<Integer> epoch(ShuffledWindows windows) {
        List<Integer> starts = new ArrayList<>();
        do {
            starts.add(windows.next());
        } while (windows.leftInEpoch() > 0);
        return starts;
    }
}
