package monosema.report.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import monosema.report.text.Numeral;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** Axes that look alike, with numbers that do not depend on the host's language. */
final class Axes {
    private Axes() {}

    /** An axis with ticks a round step apart, about {@code ticks} of them. */
    static NumberAxis linear(double lower, double upper, int ticks) {
        double step = roundStep((upper - lower) / ticks);
        return styled(lower, upper, new NumberTickUnit(step, format(step)));
    }

    /** An axis in percent with a tick every {@code step}. */
    static NumberAxis percent(double lower, double upper, double step) {
        return styled(lower, upper, new NumberTickUnit(step, new DecimalFormat("0%", symbols())));
    }

    /** An axis of decimal logarithms whose ticks show the numbers themselves, such as 0.01. */
    static NumberAxis decades(double lower, double upper, int ticks) {
        double step = Math.max(1, Math.ceil((upper - lower) / ticks));
        return styled(lower, upper, new Decades(step));
    }

    /** An axis of binary logarithms whose ticks show the numbers themselves, such as 0.5, 1, 2. */
    static NumberAxis doublings(double lower, double upper, int ticks) {
        double step = Math.max(1, Math.ceil((upper - lower) / ticks));
        return styled(lower, upper, new Doublings(step));
    }

    /**
     * An axis of decimal logarithms of shares up to 1, a tick a decade in percent, and left of the lowest decade, at one
     * less, a place for what is 0, as {@code never}.
     *
     * @param lowest exponent of the lowest share
     * @param every how many decades have a number each
     */
    static NumberAxis sharesOrNever(int lowest, int every) {
        return styled(lowest - 1.5, 0, new SharesOrNever(lowest, every));
    }

    /** An axis with words at 0, 1, 2 and so on, shortened, and where they are many some left out, to fit a width. */
    static NumberAxis words(List<String> words, double width) {
        return styled(-0.5, words.size() - 0.5, new WordAt(words, width));
    }

    static XYPlot plot(NumberAxis x, NumberAxis y) {
        XYPlot plot = new XYPlot(null, x, y, null);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(Ink.GRID.color());
        plot.setRangeGridlineStroke(Sketch.dashed(1f));
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setNoDataMessageFont(Sketch.TEXT);
        return plot;
    }

    private static NumberAxis styled(double lower, double upper, NumberTickUnit unit) {
        NumberAxis axis = new NumberAxis();
        axis.setRange(lower, upper);
        axis.setTickUnit(unit);
        axis.setLabelFont(Sketch.TEXT);
        axis.setLabelPaint(Ink.MUTED.color());
        axis.setTickLabelFont(Sketch.TEXT);
        axis.setTickLabelPaint(Ink.MUTED.color());
        axis.setAxisLinePaint(Ink.MUTED.color());
        axis.setTickMarkPaint(Ink.MUTED.color());
        axis.setAxisLineStroke(Sketch.dashed(1f));
        axis.setTickMarkStroke(Sketch.dashed(1f));
        return axis;
    }

    private static double roundStep(double least) {
        double power = 1;
        while (power > least) {
            power /= 10;
        }
        while (power * 10 <= least) {
            power *= 10;
        }
        return least <= power ? power : least <= 2 * power ? 2 * power : least <= 5 * power ? 5 * power : 10 * power;
    }

    private static NumberFormat format(double step) {
        int decimals = 0;
        for (double s = step; s < 0.999 && decimals < 6; s *= 10) {
            decimals++;
        }
        return new DecimalFormat(decimals == 0 ? "#,##0" : "0." + "0".repeat(decimals), symbols());
    }

    private static DecimalFormatSymbols symbols() {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign('\u2212');
        symbols.setGroupingSeparator(',');
        symbols.setDecimalSeparator('.');
        return symbols;
    }

    private static final class Decades extends NumberTickUnit {
        private static final long serialVersionUID = 1L;

        Decades(double step) {
            super(step);
        }

        @Override
        public String valueToString(double exponent) {
            int power = (int) Math.round(exponent);
            return power >= 0 ? "1" + "0".repeat(power) : "0." + "0".repeat(-power - 1) + "1";
        }
    }

    private static final class Doublings extends NumberTickUnit {
        private static final long serialVersionUID = 1L;

        Doublings(double step) {
            super(step);
        }

        @Override
        public String valueToString(double exponent) {
            double value = StrictMath.pow(2, Math.rint(exponent));
            return value < 1 ? Numeral.significant(value, 2) : Numeral.count(value);
        }
    }

    private static final class WordAt extends NumberTickUnit {
        private static final long serialVersionUID = 1L;
        /** Room for a short word. */
        private static final double LEAST = 34;

        private final ArrayList<String> words;
        private final double room;
        private final int every;

        WordAt(List<String> words, double width) {
            super(1);
            this.words = new ArrayList<>(words);
            this.every = (int) Math.max(1, Math.ceil(words.size() * LEAST / width));
            this.room = 0.75 * width * every / words.size();
        }

        @Override
        public String valueToString(double index) {
            int i = (int) Math.round(index);
            return i >= 0 && i < words.size() && i % every == 0 ? Sketch.fitting(words.get(i), room) : "";
        }
    }

    private static final class SharesOrNever extends NumberTickUnit {
        private static final long serialVersionUID = 1L;

        private final int lowest;
        private final int every;

        SharesOrNever(int lowest, int every) {
            super(1);
            this.lowest = lowest;
            this.every = every;
        }

        @Override
        public String valueToString(double exponent) {
            int power = (int) Math.round(exponent);
            if (power < lowest) {
                return "never";
            }
            return power % every == 0 ? Numeral.significant(100 * StrictMath.pow(10, power), 1) + "%" : "";
        }
    }
}
