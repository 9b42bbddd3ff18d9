package monosema.report;

import java.util.List;
import monosema.probe.NeuronEffect;
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
 * @param by corrected p
 * @param maxT p adjusted by permuting the labels
 * @param rankP p of the rank test
 * @param g Hedges' g
 * @param gRange its 95% interval
 * @param auc area under the ROC curve
 * @param aucRange its 95% interval
 * @param significant at the experiment's alpha
 * @param familywise significant by max-T at the experiment's family-wise level
 * @param topWords words that activate it most; empty for a neuron that is significant in neither way
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
        String by,
        String maxT,
        String rankP,
        String g,
        String gRange,
        String auc,
        String aucRange,
        boolean significant,
        boolean familywise,
        List<TopWord> topWords) {

    static NeuronRow of(TTestRow row, List<TopWord> words) {
        NeuronEffect effect = row.effect();
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
                Numeral.small(row.pBy()),
                Numeral.small(row.pMaxT()),
                Numeral.small(effect.pMannWhitney()),
                Numeral.fixed(effect.hedgesG(), 2),
                range(effect.gLower(), effect.gUpper(), 2),
                Numeral.fixed(effect.auc(), 3),
                range(effect.aucLower(), effect.aucUpper(), 3),
                row.significant(),
                row.familywise(),
                List.copyOf(words));
    }

    private static String range(double lower, double upper, int decimals) {
        return Double.isNaN(lower)
                ? Numeral.UNDEFINED
                : Numeral.fixed(lower, decimals) + " to " + Numeral.fixed(upper, decimals);
    }
}
