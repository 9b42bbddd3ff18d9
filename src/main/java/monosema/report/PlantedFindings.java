package monosema.report;

import java.util.List;
import java.util.stream.Collectors;
import monosema.planted.PlantedScore;
import monosema.planted.Spread;
import monosema.report.text.Numeral;

/** What the chart of a study of planted dictionaries says: its text alternative. */
final class PlantedFindings {
    private PlantedFindings() {}

    static String recovery(List<PlantedScore> scores) {
        String levels = scores.stream()
                .map(PlantedScore::active)
                .distinct()
                .map(active -> "at %d active features %s".formatted(active, level(scores, active)))
                .collect(Collectors.joining("; "));
        return "Mean best cosine with a planted feature: %s. By chance it is %s."
                .formatted(
                        levels,
                        Numeral.fixed(
                                Spread.of(scores, PlantedScore::chanceBestCosine)
                                        .mean(),
                                3));
    }

    private static String level(List<PlantedScore> scores, int active) {
        List<PlantedScore> here =
                scores.stream().filter(score -> score.active() == active).toList();
        return here.stream()
                .filter(score -> score.dictionary() == 1)
                .map(one -> PlantedView.name(one, scores) + " " + best(here, one.sae()))
                .collect(Collectors.joining(", "));
    }

    private static String best(List<PlantedScore> scores, String sae) {
        List<PlantedScore> own =
                scores.stream().filter(score -> score.sae().equals(sae)).toList();
        return Numeral.fixed(Spread.of(own, PlantedScore::meanBestCosine).mean(), 3);
    }
}
