package monosema.report;

import java.util.List;
import monosema.planted.PlantedScore;

/**
 * An SAE at one number of active features, over all dictionaries.
 *
 * @param sae its id
 * @param name its architecture, and its id where several SAEs have that
 * @param active mean number of features in an activation
 * @param r its results
 */
public record PlantedView(String sae, String name, int active, Bound r) {

    static List<PlantedView> of(List<PlantedScore> scores, Bound results) {
        return scores.stream()
                .filter(score -> score.dictionary() == 1)
                .map(score -> new PlantedView(
                        score.sae(),
                        name(score, scores),
                        score.active(),
                        results.at("planted." + score.sae() + "." + score.active())))
                .toList();
    }

    static String name(PlantedScore of, List<PlantedScore> scores) {
        boolean only = scores.stream()
                .filter(score -> score.architecture().equals(of.architecture()))
                .allMatch(score -> score.sae().equals(of.sae()));
        return only ? name(of.architecture()) : name(of.architecture()) + " (" + of.sae() + ")";
    }

    private static String name(String architecture) {
        return switch (architecture) {
            case "standard" -> "Standard";
            case "topk" -> "TopK";
            case "batchtopk" -> "BatchTopK";
            case "matryoshka-batchtopk" -> "Matryoshka";
            case "jumprelu" -> "JumpReLU";
            case "gated" -> "Gated";
            default -> architecture;
        };
    }
}
