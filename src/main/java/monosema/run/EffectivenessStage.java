package monosema.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import monosema.activations.ActivationMatrix;
import monosema.checkpoint.PartsFile;
import monosema.config.AnalysisSpec;
import monosema.config.AnalysisSpec.Effectiveness.Ranking;
import monosema.data.WordSet;
import monosema.io.Json;
import monosema.metric.Effectiveness;
import monosema.metric.WordInformation;
import monosema.probe.KSparseProbe;
import monosema.probe.KSparseResult;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.record.InformationRow;
import monosema.record.InformationTables;
import monosema.record.WordInformationRow;
import monosema.stats.Interval;

/** The sparse-information curve of one representation by one ranking, and the score that is made of it. */
record EffectivenessStage(
        String representation,
        WordSet words,
        AnalysisSpec.Effectiveness spec,
        Ranking ranking,
        Path activationsFolder,
        Seed seed) {
    private static final String RESULT = "effectiveness.json";

    void write(StageWriter out, Progress progress) throws IOException {
        KSparseResult result = run(out, progress);
        Files.writeString(out.file(RESULT), Json.pretty(result));
        Effectiveness effectiveness = Effectiveness.of(result, seed.child("effectiveness.summary"));
        InformationTables.curves(
                out.recordFile(InformationTables.CURVES),
                effectiveness.curve().stream()
                        .map(point -> row(point.size(), point.informationBits()))
                        .toList());
        InformationTables.words(out.recordFile(InformationTables.WORDS), rows(result));
        if (ranking == spec.rankings().get(0)) {
            numbers(out, effectiveness, result);
        } else {
            out.number(result("scoreBy." + ranking.label()), effectiveness.score(), "share of H(Y)", (long)
                    result.words().size());
        }
    }

    /** Reads the full result of a stage back, for comparisons. */
    static KSparseResult read(Path folder) {
        return Json.read(folder.resolve(RESULT), KSparseResult.class);
    }

    private KSparseResult run(StageWriter out, Progress progress) {
        ActivationMatrix activations = ActivationFiles.readWeighted(activationsFolder, words);
        try (PartsFile parts = out.parts()) {
            return new KSparseProbe(activations, words.isFirst(), spec, ranking)
                    .run(seed.child("effectiveness"), progress, parts);
        }
    }

    private void numbers(StageWriter out, Effectiveness effectiveness, KSparseResult result) {
        long n = result.words().size();
        out.number(result("score"), effectiveness.score(), "share of H(Y)", n);
        out.number(result("informationBits"), effectiveness.informationBits(), "bits", n);
        out.number(result("allBits"), effectiveness.allBits(), "bits", n);
        out.number(result("bestNeuronBits"), effectiveness.curve().get(0).informationBits(), "bits", n);
        effectiveness
                .localisation()
                .ifPresent(localisation -> out.number(result("localisation"), localisation, "none", n));
        out.number(result("chosenSize"), effectiveness.chosenSize(), "neurons");
        out.count(result("neurons"), result.neurons(), "neurons");
        out.number(result("entropyBits"), effectiveness.entropyBits(), "bits", n);
        out.count(result("fits"), result.convergence().fits(), "fits");
        out.count(result("convergedFits"), result.convergence().converged(), "fits");
    }

    private InformationRow row(int k, Interval bits) {
        return new InformationRow(representation, k, bits.value(), bits.lower(), bits.upper(), ranking.label());
    }

    private List<WordInformationRow> rows(KSparseResult result) {
        List<WordInformationRow> rows = new ArrayList<>();
        for (WordInformation word : WordInformation.of(result)) {
            rows.add(new WordInformationRow(
                    representation,
                    ranking.label(),
                    rows.size(),
                    word.heightBits(),
                    word.chosenBits(),
                    word.allBits()));
        }
        return rows;
    }

    private String result(String name) {
        return "effectiveness." + representation + "." + name;
    }
}
