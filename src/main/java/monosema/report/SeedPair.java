package monosema.report;

import monosema.record.SaeMatchingRow;
import monosema.report.text.Numeral;

/**
 * Two SAEs of one recipe and different seeds.
 *
 * @param sae id of the one
 * @param other id of the other
 * @param pairs decoder rows paired
 * @param unpaired rows that the wider one has more
 * @param meanCosine over the pairs
 * @param above09 share of the pairs whose cosine exceeds 0.9
 * @param above07 share of the pairs whose cosine exceeds 0.7
 * @param l0 of each, such as {@code 31.9 and 32.0}
 * @param explained difference of their explained variances without its sign
 * @param recovered the same of the cross-entropy recovered; NaN where that is not defined for one of them
 */
public record SeedPair(
        String sae,
        String other,
        String pairs,
        String unpaired,
        String meanCosine,
        String above09,
        String above07,
        String l0,
        double explained,
        double recovered) {

    static SeedPair of(SaeMatchingRow row, Bound r) {
        Bound one = r.at("sae." + row.sae());
        Bound two = r.at("sae." + row.other());
        return new SeedPair(
                row.sae(),
                row.other(),
                Numeral.count((double) row.pairs()),
                Numeral.count((double) row.unpaired()),
                Numeral.fixed(row.meanCosine(), 3),
                Numeral.percent(row.shareAbove09()),
                Numeral.percent(row.shareAbove07()),
                one.fixed("l0", 1) + " and " + two.fixed("l0", 1),
                difference(one, two, "explainedVariance"),
                difference(one, two, "ceRecovered"));
    }

    private static double difference(Bound one, Bound two, String id) {
        return one.has(id) && two.has(id) ? Math.abs(one.value(id) - two.value(id)) : Double.NaN;
    }
}
