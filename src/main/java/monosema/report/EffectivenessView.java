package monosema.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import monosema.io.BadInputException;
import monosema.metric.EffectivenessNull;
import monosema.record.ExperimentRecord;
import monosema.record.InformationRow;
import monosema.record.InformationTables;
import monosema.record.SharingRow;
import monosema.report.chart.Representation;

/**
 * The effectiveness of each representation about a label, and about further concepts.
 *
 * @param all the MLP, the SAEs, then the baselines, in the order of the record
 * @param rankings by which neurons are chosen, the score's first
 * @param permutations behind each p; 0 where none was run
 * @param sharing of every representation and pair of concepts; empty where there is one concept
 * @param results of the record
 */
public record EffectivenessView(
        List<Row> all, List<String> rankings, int permutations, List<Sharing> sharing, Bound results) {
    public EffectivenessView {
        all = List.copyOf(all);
        rankings = List.copyOf(rankings);
        sharing = List.copyOf(sharing);
    }

    /**
     * How many of their best neurons two concepts share.
     *
     * @param name of the representation, as the paper says it
     * @param row the counts
     */
    public record Sharing(String name, SharingRow row) {}

    /** The results of a representation about a concept. */
    public Bound at(ConceptView concept, Row row) {
        Bound of = concept.folder().isEmpty() ? results : results.at("concept." + concept.name());
        return of.at("effectiveness." + row.id());
    }

    /**
     * A representation.
     *
     * @param id in result ids
     * @param name as the paper says it
     * @param baseline whether it is there to be compared with
     * @param r its results
     */
    public record Row(String id, String name, boolean baseline, Bound r) {
        /** Whether it is the MLP, with which the others are compared. */
        public boolean mlp() {
            return id.equals(Representation.MLP);
        }

        /** Whether its localisation means anything: not where it holds no significant information. */
        public boolean localised() {
            return r.has("localisation")
                    && !(r.has("informationP") && r.value("informationP") > EffectivenessNull.LEVEL);
        }
    }

    /**
     * Those whose gain over the MLP lies on one side of 0 with its whole interval, best first.
     *
     * @param baselines whether baselines are asked for, or SAEs
     * @param side 1 for above, -1 for below, 0 for those whose interval holds 0
     */
    public List<Row> gaining(boolean baselines, int side) {
        return all.stream()
                .filter(row ->
                        !row.mlp() && row.baseline() == baselines && row.r().side("gain") == side)
                .sorted(Comparator.comparingDouble(row -> -row.r().value("gain")))
                .toList();
    }

    /** Those that are no baselines, the MLP first. */
    public List<Row> studied() {
        return all.stream().filter(row -> !row.baseline()).toList();
    }

    static EffectivenessView of(ExperimentRecord source, List<Representation> representations) {
        List<InformationRow> curves = source.information();
        if (curves.isEmpty()) {
            throw new BadInputException(InformationTables.CURVES + " of " + source.id() + " has no row");
        }
        List<Row> rows = new ArrayList<>();
        Bound results = new Bound(source).at("effectiveness");
        curves.stream()
                .map(InformationRow::representation)
                .distinct()
                .forEach(id -> rows.add(row(id, representations, results.at(id))));
        Bound mlp = results.at(Representation.MLP);
        return new EffectivenessView(
                rows,
                curves.stream().map(InformationRow::ranking).distinct().toList(),
                mlp.has("permutations") ? (int) mlp.value("permutations") : 0,
                source.conceptSharing().stream()
                        .map(row -> new Sharing(name(rows, row.representation()), row))
                        .toList(),
                new Bound(source));
    }

    private static String name(List<Row> rows, String id) {
        return rows.stream()
                .filter(row -> row.id().equals(id))
                .map(Row::name)
                .findFirst()
                .orElse(id);
    }

    private static Row row(String id, List<Representation> representations, Bound r) {
        return representations.stream()
                .filter(one -> one.id().equals(id))
                .map(one -> new Row(id, one.name(), false, r))
                .findFirst()
                .orElseGet(() -> new Row(id, Baselines.name(id), true, r));
    }
}
