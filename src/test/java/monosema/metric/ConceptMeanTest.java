package monosema.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import monosema.metric.ConceptMean.Concept;
import monosema.probe.Convergence;
import monosema.probe.KSparseResult;
import monosema.provenance.Seed;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * numpy 2.4.6: a concept of four words, two of each class, and one of three words, two of the first class; each curve is
 * flat, so that its height is its value. A resample of all n words by {@code np.bincount} weighs both concepts' means, 0
 * where none of a concept's words is drawn; intervals are {@code np.quantile} over all n^n resamples.
 */
class ConceptMeanTest {
    private static final double[] ONE = {0.3, 0.1, 0.4, 0.2};
    private static final double[] ONE_BASELINE = {0.1, 0.1, 0.2, 0};
    private static final double[] TWO = {0.6, -0.2, 0.5};
    private static final double[] TWO_BASELINE = {0.2, 0.1, 0};
    private static final Offset<Double> EXACT = within(1e-12);
    /** Resampling 10,000 times moves an end by about so much. */
    private static final Offset<Double> DRAWN = within(0.012);

    @Test
    void ofOneConceptIsItsScoreAndItsGain() {
        ConceptMean mean = mean(List.of(one("a", "b", "c", "d")));
        Effectiveness score = Effectiveness.of(result(ONE), new Seed(1));
        EffectivenessComparison comparison =
                EffectivenessComparison.of(result(ONE), result(ONE_BASELINE), true, new Seed(1));

        assertThat(mean.score().value()).isCloseTo(score.score().value(), EXACT);
        assertThat(mean.score().lower()).isCloseTo(score.score().lower(), DRAWN);
        assertThat(mean.score().upper()).isCloseTo(score.score().upper(), DRAWN);
        assertThat(mean.score().method()).isEqualTo("95% bootstrap interval over words");
        assertThat(mean.gain().value()).isCloseTo(comparison.gain().value(), EXACT);
        assertThat(mean.gain().lower()).isCloseTo(comparison.gain().lower(), DRAWN);
        assertThat(mean.gain().upper()).isCloseTo(comparison.gain().upper(), DRAWN);
    }

    /** Were words drawn for each concept alone, the second would narrow the interval. */
    @Test
    void aSecondConceptOfTheSameWordsAndResultsTellsNothingNew() {
        Concept concept = one("a", "b", "c", "d");

        assertThat(mean(List.of(concept, concept)).score())
                .isEqualTo(mean(List.of(concept)).score());
        assertThat(mean(List.of(concept, concept)).gain())
                .isEqualTo(mean(List.of(concept)).gain());
    }

    @Test
    void ofDisjointWordsIsNumPysMean() {
        ConceptMean mean = mean(List.of(one("a", "b", "c", "d"), two("e", "f", "g")));

        assertThat(mean.score().value()).isCloseTo(0.28834605302271177, EXACT);
        assertThat(mean.score().lower()).isCloseTo(0.0046261, DRAWN);
        assertThat(mean.score().upper()).isCloseTo(0.47104254, DRAWN);
        assertThat(mean.gain().value()).isCloseTo(0.18389736868180784, EXACT);
        assertThat(mean.gain().lower()).isCloseTo(-0.09667939, DRAWN);
        assertThat(mean.gain().upper()).isCloseTo(0.35557676, DRAWN);
    }

    /** "d" and "a" are words of both. */
    @Test
    void aWordOfTwoConceptsIsDrawnForBothAtOnce() {
        ConceptMean mean = mean(List.of(one("a", "b", "c", "d"), two("d", "e", "a")));

        assertThat(mean.score().value()).isCloseTo(0.28834605302271177, EXACT);
        assertThat(mean.score().lower()).isCloseTo(-0.00889737, DRAWN);
        assertThat(mean.score().upper()).isCloseTo(0.45854254, DRAWN);
        assertThat(mean.gain().lower()).isCloseTo(-0.13001272, DRAWN);
        assertThat(mean.gain().upper()).isCloseTo(0.35409386, DRAWN);
    }

    private static ConceptMean mean(List<Concept> concepts) {
        return ConceptMean.of(concepts, new Seed(5).stream("concepts"));
    }

    private static Concept one(String... words) {
        return new Concept(List.of(words), result(ONE), result(ONE_BASELINE));
    }

    private static Concept two(String... words) {
        return new Concept(List.of(words), result(TWO), result(TWO_BASELINE));
    }

    /** The first two words are of the first class. */
    private static KSparseResult result(double[] bits) {
        List<KSparseResult.Word> words = new ArrayList<>();
        for (double each : bits) {
            List<Double> flat = new ArrayList<>();
            for (int k = 0; k < 9; k++) {
                flat.add(each);
            }
            words.add(new KSparseResult.Word(words.size() < 2, flat, each, each));
        }
        return new KSparseResult(words, 12, List.of(1), Convergence.NONE);
    }
}
