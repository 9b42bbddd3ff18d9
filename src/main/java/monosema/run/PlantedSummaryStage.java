package monosema.run;

import java.util.List;
import java.util.function.ToDoubleFunction;
import monosema.planted.PlantedScore;
import monosema.planted.Spread;
import monosema.record.Interval;
import monosema.record.PlantedFiles;
import monosema.store.StageResult;

/** What one SAE found at one number of active features: the mean over the dictionaries, from the lowest to the highest. */
record PlantedSummaryStage(List<PlantedScore> scores) {

    static PlantedSummaryStage of(List<StageResult> trials) {
        return new PlantedSummaryStage(trials.stream()
                .flatMap(trial ->
                        PlantedFiles.planted(
                                trial.folder().resolve(StageWriter.RECORD).resolve(PlantedFiles.PLANTED))
                                .stream())
                .toList());
    }

    void write(String id, StageWriter out) {
        number(out, id + "meanBestCosine", "cosine", PlantedScore::meanBestCosine);
        number(out, id + "meanMatchedCosine", "cosine", PlantedScore::meanMatchedCosine);
        number(out, id + "shareBestAbove09", "proportion", PlantedScore::shareBestAbove09);
        number(out, id + "shareMatchedAbove09", "proportion", PlantedScore::shareMatchedAbove09);
        number(out, id + "explainedVariance", "proportion", PlantedScore::explainedVariance);
        number(out, id + "l0", "features", PlantedScore::l0);
        number(out, id + "deadShare", "proportion", PlantedScore::deadShare);
        number(out, id + "chanceBestCosine", "cosine", PlantedScore::chanceBestCosine);
        number(out, id + "chanceMatchedCosine", "cosine", PlantedScore::chanceMatchedCosine);
    }

    private void number(StageWriter out, String id, String unit, ToDoubleFunction<PlantedScore> quantity) {
        Spread spread = Spread.of(scores, quantity);
        Interval range = new Interval(spread.lowest(), spread.highest(), "lowest to highest dictionary");
        out.number(id, spread.mean(), unit, range, (long) scores.size());
    }
}
