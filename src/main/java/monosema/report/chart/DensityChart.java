package monosema.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import monosema.record.SaeDensityRow;
import monosema.report.text.Numeral;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * How often the features of SAEs fire: a histogram on a logarithmic axis for each SAE, one below the other on one scale,
 * features that never fire apart at the left.
 */
public final class DensityChart {
    private static final int TOP = 30;
    private static final int AXIS = 44;
    private static final int NAME = 176;
    /** Half the width of the bar of features that never fire, in decades. */
    private static final double HALF_BAR = 0.17;
    /** A bar of features that never fire is cut off where it is more than so many times the highest of the others. */
    private static final double CUT = 1.5;
    /** A density on the edge of a decade, computed by way of a logarithm, counts in the decade above. */
    private static final double ROUNDING = 1e-9;

    private final Sketch sketch;
    private final List<FeatureDensity> saes;
    private final int lowest;
    private final double top;
    private final boolean roomy;

    private DensityChart(Sketch sketch, List<FeatureDensity> saes) {
        this.sketch = sketch;
        this.saes = saes;
        this.lowest = lowestDecade(saes);
        this.top = top(saes);
        this.roomy = saes.size() <= 3;
    }

    /**
     * Draws it.
     *
     * @param saes a row each, at least one
     * @param finding what the chart says
     */
    public static Chart draw(List<FeatureDensity> saes, String finding) {
        return new Chart(
                "sae-density",
                "How often the features of "
                        + (saes.size() == 1 ? "the " + saes.get(0).name() : "each SAE") + " fire",
                finding,
                Sketch.draw(sketch -> new DensityChart(sketch, saes).paint()),
                columns(lowestDecade(saes)),
                saes.stream().map(sae -> value(sae, lowestDecade(saes))).toList());
    }

    private int paint() {
        String scale = roomy ? "" : ", at most " + Numeral.percent(highest(saes)) + " in a bar";
        sketch.text("share of the features" + scale, 0, 16, Ink.MUTED);
        double y = TOP;
        for (int i = 0; i < saes.size(); i++) {
            y = row(saes.get(i), y, i == saes.size() - 1);
        }
        return (int) Math.ceil(y);
    }

    private double row(FeatureDensity sae, double y, boolean last) {
        boolean named = saes.size() > 1;
        boolean nameAbove = named && (roomy || sketch.narrow());
        double left = named && !nameAbove ? NAME : 0;
        double head = !nameAbove ? 6 : roomy ? 34 : 20;
        double bars = roomy ? (named ? 110 : 210) : 34;
        double height = bars + (last ? AXIS : 2);
        Rectangle2D area = sketch.plot(plot(sae, last), left, y + head, sketch.width() - left - 22, height)
                .get(0);
        if (named) {
            double room = nameAbove ? sketch.width() : NAME - 12.0;
            double baseline = nameAbove ? y + head - (roomy ? 10 : 6) : area.getMaxY() - 3;
            sketch.text(Sketch.fitting(sae.name(), room), 0, baseline, Ink.INK);
        }
        double bar = area.getMinX() + area.getWidth() * (0.5 + HALF_BAR) / (1.5 - lowest);
        sketch.text(Numeral.percent(sae.neverShare()), bar + 4, area.getMaxY() - 3, Ink.MUTED);
        return y + head + height;
    }

    private XYPlot plot(FeatureDensity sae, boolean last) {
        NumberAxis x = Axes.sharesOrNever(lowest, sketch.narrow() && lowest < -4 ? 2 : 1);
        x.setTickLabelsVisible(last);
        x.setTickMarksVisible(last);
        if (last) {
            x.setLabel("share of the tokens at which a feature fires");
        }
        NumberAxis y = Axes.percent(0, top, step());
        y.setVisible(roomy);
        XYPlot plot = Axes.plot(x, y);
        plot.setRangeGridlinesVisible(roomy);
        bars(plot, 0, never(sae), Ink.MUTED);
        bars(plot, 1, active(sae), Ink.SAE);
        if (sae.neverShare() > top) {
            double cut = top * 0.8;
            plot.addAnnotation(new XYLineAnnotation(
                    lowest - 1 - HALF_BAR, cut, lowest - 1 + HALF_BAR, cut, Sketch.dashed(3f), Ink.PAPER.color()));
        }
        return plot;
    }

    private double step() {
        return top > 0.6 ? 0.2 : top > 0.25 ? 0.1 : top > 0.1 ? 0.05 : top > 0.04 ? 0.02 : 0.01;
    }

    private static void bars(XYPlot plot, int index, XYIntervalSeries series, Ink ink) {
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(series);
        XYBarRenderer renderer = new XYBarRenderer(0.1);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setSeriesPaint(0, ink.color());
        plot.setDataset(index, data);
        plot.setRenderer(index, renderer);
    }

    private XYIntervalSeries never(FeatureDensity sae) {
        XYIntervalSeries series = new XYIntervalSeries("never", false, true);
        double share = Math.min(top, sae.neverShare());
        if (share > 0) {
            series.add(lowest - 1, lowest - 1 - HALF_BAR, lowest - 1 + HALF_BAR, share, 0, share);
        }
        return series;
    }

    private static XYIntervalSeries active(FeatureDensity sae) {
        XYIntervalSeries series = new XYIntervalSeries("active", false, true);
        for (SaeDensityRow bin : sae.bins()) {
            if (bin.features() > 0) {
                double from = StrictMath.log10(bin.from());
                double to = StrictMath.log10(bin.to());
                double share = (double) bin.features() / sae.features();
                series.add((from + to) / 2, from, to, share, 0, share);
            }
        }
        return series;
    }

    /** Exponent of the decade of the lowest bin that holds a feature. */
    private static int lowestDecade(List<FeatureDensity> saes) {
        double lowest = saes.stream()
                .flatMap(sae -> sae.bins().stream())
                .filter(bin -> bin.features() > 0)
                .mapToDouble(SaeDensityRow::from)
                .min()
                .orElse(0.1);
        return Math.min(-1, (int) Math.floor(StrictMath.log10(lowest) + ROUNDING));
    }

    private static double top(List<FeatureDensity> saes) {
        double never = saes.stream()
                .filter(sae -> sae.never() > 0)
                .mapToDouble(FeatureDensity::neverShare)
                .max()
                .orElse(0);
        double highest = Math.max(0.01, highest(saes));
        return 1.05 * Math.max(highest, Math.min(never, CUT * highest));
    }

    /** The largest share in a bar of features that fire. */
    private static double highest(List<FeatureDensity> saes) {
        double highest = 0;
        for (FeatureDensity sae : saes) {
            for (SaeDensityRow bin : sae.bins()) {
                highest = Math.max(highest, (double) bin.features() / Math.max(1, sae.features()));
            }
        }
        return highest;
    }

    private static List<String> columns(int lowest) {
        List<String> columns = new ArrayList<>(List.of("SAE", "Features", "Never"));
        for (int decade = lowest; decade < 0; decade++) {
            columns.add(percent(decade) + " to " + percent(decade + 1));
        }
        return columns;
    }

    private static String percent(int exponent) {
        return Numeral.significant(100 * StrictMath.pow(10, exponent), 1) + "%";
    }

    /** Features of each decade; the CSV file has every bin. */
    private static List<String> value(FeatureDensity sae, int lowest) {
        List<String> row = new ArrayList<>(
                List.of(sae.name(), Numeral.count((double) sae.features()), Numeral.count((double) sae.never())));
        for (int decade = lowest; decade < 0; decade++) {
            int of = decade;
            row.add(Numeral.count((double) sae.bins().stream()
                    .filter(bin -> (int) Math.floor(StrictMath.log10(bin.from()) + ROUNDING) == of)
                    .mapToInt(SaeDensityRow::features)
                    .sum()));
        }
        return row;
    }
}
