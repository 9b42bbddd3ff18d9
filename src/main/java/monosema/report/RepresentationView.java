package monosema.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import monosema.record.TTestRow;
import monosema.record.TopWord;
import monosema.report.chart.Representation;

/**
 * A representation of the words, with its t-tests.
 *
 * @param id {@code mlp} or the SAE's id
 * @param name as the paper says it
 * @param ink its colour's name, {@code mlp} or {@code sae}
 * @param significant neurons below alpha, smallest p first; empty where the experiment has no t-test
 * @param familywise neurons significant by max-T, in the same order
 * @param listed neurons significant in either way, in the same order
 * @param smallest the neurons of the smallest p, significant or not, smallest first
 */
public record RepresentationView(
        String id,
        String name,
        String ink,
        List<NeuronRow> significant,
        List<NeuronRow> familywise,
        List<NeuronRow> listed,
        List<NeuronRow> smallest) {
    /** Neurons in a page's table; the CSV file has all. */
    private static final int SHOWN = 40;

    private static final Comparator<TTestRow> BY_P = Comparator.comparingDouble(TTestRow::p)
            .thenComparing(Comparator.<TTestRow>comparingDouble(row -> Math.abs(row.t()))
                    .reversed())
            .thenComparingInt(TTestRow::neuron);

    static RepresentationView of(
            Representation representation, List<TTestRow> tests, Map<Integer, List<TopWord>> topWords) {
        List<NeuronRow> ranked = tests.stream()
                .filter(TTestRow::tested)
                .sorted(BY_P)
                .map(row -> NeuronRow.of(row, topWords.getOrDefault(row.neuron(), List.of())))
                .toList();
        return new RepresentationView(
                representation.id(),
                representation.name(),
                representation.ink().id(),
                ranked.stream().filter(NeuronRow::significant).toList(),
                ranked.stream().filter(NeuronRow::familywise).toList(),
                ranked.stream()
                        .filter(row -> row.significant() || row.familywise())
                        .toList(),
                ranked.subList(0, Math.min(SHOWN, ranked.size())));
    }
}
