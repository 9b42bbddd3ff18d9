package monosema.report.chart;

import java.util.List;
import java.util.Optional;
import monosema.record.SaeDensityRow;

/**
 * How often the features of an SAE fire.
 *
 * @param name of the SAE
 * @param rows features that never fire, as the bin from 0 to 0, then bins of rising density that touch
 */
public record FeatureDensity(String name, List<SaeDensityRow> rows) {
    public FeatureDensity {
        rows = List.copyOf(rows);
    }

    /** Features that fire at no token. */
    public int never() {
        return rows.get(0).features();
    }

    /** All features. */
    public int features() {
        return rows.stream().mapToInt(SaeDensityRow::features).sum();
    }

    /** Share of the features that fire at no token, in [0, 1]; NaN for an SAE of no features. */
    public double neverShare() {
        return (double) never() / features();
    }

    /** Features by the share of the tokens at which they fire, rising. */
    public List<SaeDensityRow> bins() {
        return rows.subList(1, rows.size());
    }

    /** The bin that holds the median density of the features that fire (the lower one of two in the middle). */
    public Optional<SaeDensityRow> median() {
        int half = (features() - never() + 1) / 2;
        int below = 0;
        for (SaeDensityRow bin : bins()) {
            below += bin.features();
            if (below >= half && half > 0) {
                return Optional.of(bin);
            }
        }
        return Optional.empty();
    }
}
