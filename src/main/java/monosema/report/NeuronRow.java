package monosema.report;

import java.util.List;
import monosema.record.TTestRow;
import monosema.record.TopWord;
import monosema.report.text.Numeral;

/**
 * A neuron of a t-test table, its numbers as text.
 *
 * @param neuron zero-based
 * @param mean1 mean activation in class 1
 * @param mean2 mean activation in class 2
 * @param t statistic
 * @param df degrees of freedom
 * @param p raw
 * @param bonferroni corrected p
 * @param holm corrected p
 * @param bh corrected p
 * @param significant at the experiment's alpha
 * @param topWords words that activate it most; empty for a neuron that is not significant
 */
public record NeuronRow(
        String neuron,
        String mean1,
        String mean2,
        String t,
        String df,
        String p,
        String bonferroni,
        String holm,
        String bh,
        boolean significant,
        List<TopWord> topWords) {

    static NeuronRow of(TTestRow row, List<TopWord> words) {
        return new NeuronRow(
                Integer.toString(row.neuron()),
                Numeral.significant(row.mean1(), 3),
                Numeral.significant(row.mean2(), 3),
                Numeral.fixed(row.t(), 2),
                Numeral.fixed(row.df(), 1),
                Numeral.small(row.p()),
                Numeral.small(row.pBonferroni()),
                Numeral.small(row.pHolm()),
                Numeral.small(row.pBh()),
                row.significant(),
                List.copyOf(words));
    }
}
