package monosema.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureSharingTest {

    /** scipy 1.17.1: hypergeom.sf(shared - 1, neurons, one, other); one * other / neurons. */
    @ParameterizedTest
    @CsvSource({
        "3, 100, 16, 16, 0.4934901171066428, 2.56",
        "1, 100, 16, 16, 0.9525423329898174, 2.56",
        "16, 16384, 16, 16, 7.81776184761999e-55, 0.015625",
        "2, 10, 4, 3, 0.3333333333333333, 1.2",
        "8, 8, 8, 8, 1, 8",
    })
    void pIsSciPysHypergeometricTail(int shared, int neurons, int one, int other, double p, double expected) {
        FeatureSharing found = FeatureSharing.of(from(0, one), from(one - shared, other), neurons);

        assertThat(found.shared()).isEqualTo(shared);
        assertThat(found.best()).isEqualTo(Math.max(one, other));
        assertThat(found.p()).isCloseTo(p, within(1e-9 * p));
        assertThat(found.expected()).isEqualTo(expected);
    }

    @Test
    void nothingSharedIsNoSurpriseAndOrderDoesNotMatter() {
        assertThat(FeatureSharing.of(from(0, 4), from(4, 4), 100)).isEqualTo(new FeatureSharing(4, 0, 0.16, 1));
        assertThat(FeatureSharing.of(List.of(3, 1, 2), List.of(2, 9, 3), 50))
                .isEqualTo(FeatureSharing.of(List.of(2, 3, 9), List.of(1, 2, 3), 50));
        assertThat(FeatureSharing.of(List.of(), List.of(), 8)).isEqualTo(new FeatureSharing(0, 0, 0, 1));
    }

    private static List<Integer> from(int first, int count) {
        return IntStream.range(first, first + count).boxed().toList();
    }
}
