package monosema.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SayTest {
    private final Say say = new Say();

    @Test
    void aNounAgreesWithItsNumber() {
        assertThat(say.several(0, "neuron", "neurons")).isEqualTo("no neuron");
        assertThat(say.several(1, "neuron", "neurons")).isEqualTo("1 neuron");
        assertThat(say.several(1204, "neuron", "neurons")).isEqualTo("1,204 neurons");
    }

    @Test
    void howOftenIsSaidInWordsUpToOnce() {
        assertThat(say.times(0)).isEqualTo("never");
        assertThat(say.times(1)).isEqualTo("once");
        assertThat(say.times(14210)).isEqualTo("14,210 times");
    }

    @Test
    void aListEndsWithAnd() {
        assertThat(say.list(List.of())).isEmpty();
        assertThat(say.list(List.of("a"))).isEqualTo("a");
        assertThat(say.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    }

    @Test
    void aTinyShareKeepsTwoDigits() {
        assertThat(say.share(2.0 / 16384)).isEqualTo("0.012%");
        assertThat(say.share(0.094)).isEqualTo("9.4%");
        assertThat(say.share(0)).isEqualTo("0.0%");
    }
}
