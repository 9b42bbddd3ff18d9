package monosema.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Probe accuracy on words in sentence frames with true and with random labels, held-out frames above, held-out words
 * below, on one scale: rows as in {@link SelectivityChart}.
 */
public final class FramesChart {
    /** First column of the plotted values. */
    private static final String HEAD = "Held out";

    private FramesChart() {}

    /**
     * Draws it.
     *
     * @param byFrame rows for held-out frames of words that were trained on in others
     * @param byWord rows for held-out words
     * @param finding what the chart says
     */
    public static Chart draw(List<Accuracies> byFrame, List<Accuracies> byWord, String finding) {
        double lowest = Stream.concat(byFrame.stream(), byWord.stream())
                .flatMap(row -> row.draws().stream())
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(0);
        double from = Math.max(0, Math.floor(Math.min(lowest, 0.5) * 10) / 10);
        List<String> columns = new ArrayList<>(SelectivityChart.COLUMNS);
        columns.set(0, HEAD);
        List<List<String>> values = new ArrayList<>(SelectivityChart.values("frames", byFrame));
        values.addAll(SelectivityChart.values("words", byWord));
        Drawings drawings = Sketch.draw(sketch -> {
            double y = SelectivityChart.panel(sketch, "held-out frames, words recur", byFrame, 0, from, false);
            return (int) Math.ceil(
                    SelectivityChart.panel(sketch, "held-out words, in every frame", byWord, y + 8, from, true));
        });
        return new Chart(
                "frames",
                "Accuracy of the linear probe on words in sentence frames, with true and with random labels",
                finding,
                drawings,
                columns,
                values);
    }
}
