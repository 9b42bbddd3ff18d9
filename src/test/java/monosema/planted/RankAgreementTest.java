package monosema.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import monosema.provenance.Seed;
import monosema.stats.Interval;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * scipy 1.17.1, numpy 2.4.6: the mean over two dictionaries of {@code spearmanr(score[d], truth[d]).statistic} of five SAEs;
 * intervals are {@code np.quantile} of it over all 3,125 resamples of the SAEs, NaN as 0. What is drawn lies between those at
 * 1.5% and 3.5%, 96.5% and 98.5%: three standard errors of 2,000 draws.
 */
class RankAgreementTest {
    private static final double[][] SCORES = {{0.1, 0.4, 0.4, 0.7, 0.2}, {0.3, 0.1, 0.5, 0.5, 0.5}};
    private static final double[][] OTHERS = {{0.2, 0.1, 0.3, 0.4, 0.5}, {0.9, 0.8, 0.7, 0.7, 0.6}};
    private static final double[][] TRUTHS = {{0.5, 0.6, 0.8, 0.7, 0.6}, {0.4, 0.5, 0.9, 0.8, 0.6}};
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void itIsSciPysSpearmanOfTiedScoresWithItsBootstrapInterval() {
        Interval found = agreement(rows(SCORES, TRUTHS, 1)).of(ValidationRow::effectiveness);

        assertThat(found.value()).isCloseTo(0.7728908434308843, EXACT);
        assertThat(found.lower()).isBetween(0.0, 0.125);
        assertThat(found.upper()).isEqualTo(1);
        assertThat(found.method()).isEqualTo("95% bootstrap interval over recipes");
    }

    @Test
    void aDifferenceIsOfBothScoresInTheSameResamples() {
        RankAgreement agreement = agreement(rows(SCORES, TRUTHS, 1));
        Interval found = agreement.difference(ValidationRow::selectivity, ValidationRow::effectiveness);

        assertThat(agreement.of(ValidationRow::selectivity).value()).isCloseTo(-0.179546211614902, EXACT);
        assertThat(found.value()).isCloseTo(-0.179546211614902 - 0.7728908434308843, EXACT);
        assertThat(found.lower()).isBetween(-1.207, -1.154);
        assertThat(found.upper()).isBetween(-0.377, -0.182);
        Interval none = agreement.difference(ValidationRow::effectiveness, ValidationRow::effectiveness);
        assertThat(List.of(none.value(), none.lower(), none.upper())).containsOnly(0.0);
    }

    /** Half of the resamples of two SAEs hold one of them alone. */
    @Test
    void aResampleOfOneRecipeAloneSaysNothing() {
        List<ValidationRow> rows = rows(new double[][] {{0.1, 0.2}}, new double[][] {{0.5, 0.6}}, 1);
        Interval found = agreement(rows).of(ValidationRow::effectiveness);

        assertThat(List.of(found.value(), found.lower(), found.upper())).containsExactly(1.0, 0.0, 1.0);
    }

    @Test
    void equalScoresRankNothing() {
        Interval found = agreement(rows(SCORES, TRUTHS, 1)).of(row -> 0.25);

        assertThat(List.of(found.value(), found.lower(), found.upper())).containsOnly(0.0);
    }

    /** Six dictionaries on which every SAE does the same are no more witnesses than one. */
    @Test
    void dictionariesThatAgreeNarrowNoInterval() {
        double[][] score = {SCORES[0]};
        double[][] truth = {TRUTHS[0]};
        Interval one = agreement(rows(score, truth, 1)).of(ValidationRow::effectiveness);
        Interval six = agreement(rows(score, truth, 6)).of(ValidationRow::effectiveness);

        assertThat(one.upper() - one.lower()).isGreaterThan(0.5);
        assertThat(six.value()).isCloseTo(one.value(), EXACT);
        assertThat(six.lower()).isCloseTo(one.lower(), EXACT);
        assertThat(six.upper()).isCloseTo(one.upper(), EXACT);
    }

    @Test
    void localisationOfNoInformationRanksAsNone() {
        ValidationRow row = new ValidationRow("dead", "topk", 1, 0.3, 0.3, 0, 0, 0, Double.NaN, 0, 0.5, 0, -0.1, 3);

        assertThat(Candidate.LOCALISATION.of(row)).isZero();
        assertThat(Candidate.SPARSITY.of(row)).isEqualTo(-3);
    }

    @Test
    void anSaeWithoutADictionaryIsNamed() {
        List<ValidationRow> rows = new ArrayList<>(rows(SCORES, TRUTHS, 1));
        rows.remove(rows.size() - 1);

        assertThatThrownBy(() -> agreement(rows))
                .hasMessage("every SAE must have the dictionaries [1, 2], 'sae4' has [1]");
    }

    private static RankAgreement agreement(List<ValidationRow> rows) {
        return new RankAgreement(rows, new Seed(4).stream("validation"));
    }

    /** Every SAE on every dictionary, each of them so many times. */
    private static List<ValidationRow> rows(double[][] scores, double[][] truths, int times) {
        assertThat(Arrays.stream(scores).mapToInt(each -> each.length)).containsOnly(truths[0].length);
        List<ValidationRow> rows = new ArrayList<>();
        for (int sae = 0; sae < scores[0].length; sae++) {
            for (int d = 0; d < scores.length * times; d++) {
                int from = d / times;
                double other = scores[0].length == 5 ? OTHERS[from][sae] : 0;
                rows.add(row("sae" + sae, d + 1, truths[from][sae], scores[from][sae], other));
            }
        }
        return rows;
    }

    private static ValidationRow row(String sae, int dictionary, double truth, double score, double other) {
        return new ValidationRow(sae, "topk", dictionary, truth, truth, score, 0, score, 1, 1, 0.5, other, 0.5, 3);
    }
}
