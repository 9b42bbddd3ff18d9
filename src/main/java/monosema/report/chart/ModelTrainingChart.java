package monosema.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import monosema.record.ModelTrainingRow;
import monosema.report.text.Numeral;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;

/** The language model's loss against steps, beside what a bigram model and the corpus' own entropy reach. */
public final class ModelTrainingChart {
    private static final int HEIGHT = 330;
    private static final Style TRAIN = Style.line("training batch", Ink.MUTED, 1f);
    private static final Style HELD_OUT = new Style("held-out stories", Ink.INK, 2f, List.of(), Style.CIRCLE, true);
    private static final Style BIGRAM = Style.line("bigram model", Ink.MUTED, 1.5f, 6f, 4f);
    private static final Style ENTROPY = Style.line("entropy of the grammar", Ink.MUTED, 1.5f, 2f, 3f);

    private ModelTrainingChart() {}

    /**
     * Draws it.
     *
     * @param rows in order of steps, at least one
     * @param bigram loss of a bigram model on the held-out stories, nats per token
     * @param entropy of the grammar on the held-out stories, nats per token; NaN where not known
     * @param finding what the chart says
     */
    public static Chart draw(List<ModelTrainingRow> rows, double bigram, double entropy, String finding) {
        XYSeries train = Lines.series("train");
        XYSeries heldOut = Lines.series("held-out");
        rows.forEach(row -> {
            train.add(row.step(), row.trainLoss());
            if (!Double.isNaN(row.heldOutLoss())) {
                heldOut.add(row.step(), row.heldOutLoss());
            }
        });
        double top = Math.ceil(Math.max(Math.max(train.getMaxY(), bigram), heldOut.isEmpty() ? 0 : heldOut.getMaxY()));
        Drawings drawings = Sketch.draw(sketch -> {
            XYPlot plot = Axes.plot(Axes.linear(0, train.getMaxX(), sketch.either(5, 3)), Axes.linear(0, top, 6));
            plot.getDomainAxis().setLabel("step");
            Lines.add(plot, train, TRAIN);
            Lines.add(plot, heldOut, HELD_OUT);
            return paint(sketch, plot, bigram, entropy);
        });
        return new Chart(
                "model-training", "Loss of the language model in training", finding, drawings, COLUMNS, values(rows));
    }

    private static int paint(Sketch sketch, XYPlot plot, double bigram, double entropy) {
        int top = sketch.either(34, 52);
        Lines.level(plot, bigram, BIGRAM);
        if (!Double.isNaN(entropy)) {
            Lines.level(plot, entropy, ENTROPY);
        }
        Rectangle2D area =
                sketch.plot(plot, 0, top, sketch.width() - 22, HEIGHT - top).get(0);
        sketch.text("loss, nats per token", 0, 16, Ink.MUTED);
        sketch.legend(List.of(TRAIN, HELD_OUT), area.getMaxX(), top - 18);
        Lines.label(sketch, plot, area, bigram, "bigram model " + Numeral.fixed(bigram, 2), true);
        if (!Double.isNaN(entropy)) {
            Lines.label(sketch, plot, area, entropy, "entropy of the grammar " + Numeral.fixed(entropy, 2), false);
        }
        return HEIGHT;
    }

    private static final List<String> COLUMNS = List.of("Step", "Tokens", "Training loss", "Held-out loss");

    /** The measured rows; the training losses between them are in the CSV file. */
    private static List<List<String>> values(List<ModelTrainingRow> rows) {
        return rows.stream()
                .filter(row -> !Double.isNaN(row.heldOutLoss()))
                .map(row -> List.of(
                        Numeral.count(row.step()),
                        Numeral.count((double) row.tokens()),
                        Numeral.fixed(row.trainLoss(), 3),
                        Numeral.fixed(row.heldOutLoss(), 3)))
                .toList();
    }
}
