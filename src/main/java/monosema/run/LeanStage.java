package monosema.run;

import java.io.IOException;
import java.util.List;
import monosema.behaviour.ModelLean;
import monosema.behaviour.WordLean;
import monosema.config.ActivationSpec;
import monosema.config.AnalysisSpec;
import monosema.data.WordSet;
import monosema.model.LanguageModel;
import monosema.record.LeanFile;
import monosema.record.LeanRow;
import monosema.stats.AucInterval;
import monosema.stats.Proportion;
import monosema.stats.Ranks;

/** Beside each word's label, which class's cue words the model expects after it. */
record LeanStage(AnalysisSpec.Lean spec, ActivationSpec activations, WordSet words, StudiedModel studied) {
    private static final double LEVEL = 0.95;

    void write(StageWriter out) throws IOException {
        try (LanguageModel model = studied.load()) {
            List<LeanRow> rows = new ModelLean(model, activations)
                    .of(words, spec.cues()).stream().map(this::row).toList();
            LeanFile.write(out.recordFile(LeanFile.NAME), LeanFile.pairs(spec.cues(), words.firstLabel()), rows);
            numbers(out, rows);
        }
    }

    private LeanRow row(WordLean lean) {
        boolean toFirst = lean.mean() > 0;
        boolean isFirst = lean.word().label().equals(words.firstLabel());
        // A lean of exactly 0 is to nobody.
        boolean agrees = lean.mean() != 0 && toFirst == isFirst;
        return new LeanRow(lean.word().word(), lean.word().label(), lean.mean(), agrees, lean.logOdds());
    }

    private void numbers(StageWriter out, List<LeanRow> rows) {
        out.count("lean.pairs", spec.cues().first().words().size(), "pairs");
        share(out, "lean.agree", rows);
        for (String label : List.of(words.firstLabel(), words.secondLabel())) {
            List<LeanRow> ofLabel =
                    rows.stream().filter(row -> row.label().equals(label)).toList();
            share(out, "lean.agree." + label, ofLabel);
            double sum = ofLabel.stream().mapToDouble(LeanRow::lean).sum();
            out.number("lean.mean." + label, sum / ofLabel.size(), "nats", (long) ofLabel.size());
        }
        double[] leans = rows.stream().mapToDouble(LeanRow::lean).toArray();
        out.number(
                "lean.auc", AucInterval.of(Ranks.of(leans), words.isFirst(), LEVEL), "proportion", (long) leans.length);
    }

    private static void share(StageWriter out, String id, List<LeanRow> rows) {
        int agreeing = (int) rows.stream().filter(LeanRow::agrees).count();
        out.number(id, Proportion.wilson(agreeing, rows.size(), LEVEL), "proportion", (long) rows.size());
    }
}
