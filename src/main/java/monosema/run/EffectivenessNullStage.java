package monosema.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.checkpoint.PartsFile;
import monosema.config.AnalysisSpec;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import monosema.data.WordSet;
import monosema.io.Json;
import monosema.metric.EffectivenessNull;
import monosema.metric.EffectivenessRound;
import monosema.probe.KSparseProbe;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.record.InformationRow;
import monosema.record.InformationTables;

/** The label-permutation test of one representation's score: every choice made anew on each labelling. */
record EffectivenessNullStage(
        String representation, WordSet words, AnalysisSpec.Effectiveness spec, Path activationsFolder, Seed seed) {
    private static final String ROUNDS = "rounds.json";

    void write(StageWriter out, Progress progress) throws IOException {
        List<EffectivenessRound> rounds = run(out, progress);
        Files.writeString(out.file(ROUNDS), Json.pretty(rounds));
        EffectivenessNull summary = EffectivenessNull.ofRounds(rounds);
        long n = summary.rounds();
        out.count(result("permutations"), n, "permutations");
        out.number(result("p"), summary.scoreP(), "none", n);
        out.number(result("informationP"), summary.informationP(), "none", n);
        out.number(result("nullScore"), summary.score(), "share of H(Y)", n);
        out.number(result("nullInformationBits"), summary.informationBits(), "bits", n);
        String ranking = ranking().label();
        InformationTables.curves(
                out.recordFile(InformationTables.NULL),
                summary.curve().stream()
                        .map(point -> new InformationRow(
                                representation,
                                point.size(),
                                point.informationBits().value(),
                                point.informationBits().lower(),
                                point.informationBits().upper(),
                                ranking))
                        .toList());
    }

    /** Reads the rounds of a stage back, for comparisons. */
    static List<EffectivenessRound> read(Path folder) {
        return List.of(Json.read(folder.resolve(ROUNDS), EffectivenessRound[].class));
    }

    private List<EffectivenessRound> run(StageWriter out, Progress progress) {
        ActivationMatrix activations = ActivationFiles.readWeighted(activationsFolder, words);
        try (PartsFile parts = out.parts()) {
            return new KSparseProbe(activations, words.isFirst(), spec, ranking())
                    .permutations(seed.child("effectiveness.permutation"), progress, parts).stream()
                            .map(EffectivenessRound::of)
                            .toList();
        }
    }

    private Ranking ranking() {
        return spec.rankings().get(0);
    }

    private String result(String name) {
        return "effectiveness." + representation + "." + name;
    }
}
