package monosema.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.probe.KSparseResult;
import monosema.stats.Interval;
import monosema.stats.Quantiles;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A score averaged over several concepts. Words are resampled once for all concepts, since one word may be labelled by
 * several of them; concepts are not resampled: the interval is for these concepts.
 *
 * @param score mean of the concepts' scores
 * @param gain mean of their gains over the baseline
 */
public record ConceptMean(Interval score, Interval gain) {

    /**
     * One concept.
     *
     * @param words in row order
     * @param result of a representation
     * @param baseline of the representation that it is compared with
     */
    public record Concept(List<String> words, KSparseResult result, KSparseResult baseline) {
        public Concept {
            words = List.copyOf(words);
        }
    }

    /**
     * Averages.
     *
     * @param concepts at least one
     * @param random draws words
     */
    public static ConceptMean of(List<Concept> concepts, UniformRandomProvider random) {
        List<Column> scores = new ArrayList<>();
        List<Column> gains = new ArrayList<>();
        Map<String, Integer> all = new LinkedHashMap<>();
        for (Concept concept : concepts) {
            int[] places =
                    concept.words().stream().mapToInt(word -> place(all, word)).toArray();
            WordInformationTable one = new WordInformationTable(concept.result());
            double[] height = Columns.scaled(one.height(), 1 / one.entropyBits());
            double[] base =
                    Columns.scaled(new WordInformationTable(concept.baseline()).height(), 1 / one.entropyBits());
            scores.add(new Column(places, height));
            gains.add(new Column(places, Columns.minus(height, base)));
        }
        double[] score = new double[Effectiveness.RESAMPLES];
        double[] gain = new double[Effectiveness.RESAMPLES];
        for (int b = 0; b < score.length; b++) {
            int[] times = new int[all.size()];
            for (int i = 0; i < times.length; i++) {
                times[random.nextInt(times.length)]++;
            }
            score[b] = mean(scores, times);
            gain[b] = mean(gains, times);
        }
        int[] once = new int[all.size()];
        Arrays.fill(once, 1);
        return new ConceptMean(interval(mean(scores, once), score), interval(mean(gains, once), gain));
    }

    /** One concept's values by the place of each word among the words of all concepts; arrays are read alone. */
    private static final class Column {
        private final int[] places;
        private final double[] values;

        Column(int[] places, double[] values) {
            this.places = places;
            this.values = values;
        }

        /** Weighted by how often each word was drawn; 0 where none was. */
        double mean(int[] times) {
            double sum = 0;
            int n = 0;
            for (int i = 0; i < places.length; i++) {
                sum += times[places[i]] * values[i];
                n += times[places[i]];
            }
            return n == 0 ? 0 : sum / n;
        }
    }

    private static int place(Map<String, Integer> all, String word) {
        int next = all.size();
        return all.computeIfAbsent(word, one -> next);
    }

    private static double mean(List<Column> columns, int[] times) {
        double sum = 0;
        for (Column column : columns) {
            sum += column.mean(times);
        }
        return sum / columns.size();
    }

    private static Interval interval(double value, double[] resampled) {
        return Quantiles.centralRange(value, resampled, Effectiveness.LEVEL, "bootstrap interval over words");
    }
}
