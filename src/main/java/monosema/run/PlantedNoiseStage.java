package monosema.run;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import monosema.checkpoint.PartsFile;
import monosema.planted.NoiseRow;
import monosema.planted.PlantedTrial;
import monosema.provenance.Progress;
import monosema.record.PlantedFiles;
import monosema.stats.Moments;
import monosema.stats.Proportion;

/** The effectiveness score on labels that say nothing: rates of rejection and of coverage. */
record PlantedNoiseStage(PlantedTrial trial) {
    private static final double LEVEL = 0.05;

    void write(StageWriter out, Progress progress) {
        List<NoiseRow> rows = rows(out, progress);
        PlantedFiles.noise(out.recordFile(PlantedFiles.NOISE), rows);
        rate(out, "rejections", rows, row -> row.p() <= LEVEL);
        rate(out, "gainRejections", rows, row -> row.gainP() <= LEVEL);
        rate(out, "coverage", rows, NoiseRow::covers);
        rate(out, "gainCoverage", rows, NoiseRow::gainCovers);
        mean(out, "meanScore", rows, NoiseRow::effectiveness);
        mean(out, "meanGain", rows, NoiseRow::gain);
    }

    private List<NoiseRow> rows(StageWriter out, Progress progress) {
        try (PartsFile parts = out.parts()) {
            return trial.noise(progress, parts);
        }
    }

    private static void rate(StageWriter out, String name, List<NoiseRow> rows, Predicate<NoiseRow> counts) {
        int count = (int) rows.stream().filter(counts).count();
        out.number("validation.noise." + name, Proportion.wilson(count, rows.size(), 1 - LEVEL), "proportion", (long)
                rows.size());
    }

    private static void mean(StageWriter out, String name, List<NoiseRow> rows, ToDoubleFunction<NoiseRow> value) {
        double[] values = rows.stream().mapToDouble(value).toArray();
        out.number("validation.noise." + name, Moments.of(values).mean(), "share of H(Y)", (long) rows.size());
    }
}
