package monosema.planted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import monosema.stats.Interval;
import monosema.stats.Quantiles;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How well a score ranks SAEs by what they have truly found: Spearman's rank correlation over the SAEs of a dictionary,
 * mean over the dictionaries. Intervals resample recipes, each with all its dictionaries: SAEs of one recipe are no
 * independent witnesses.
 */
public final class RankAgreement {
    private static final int RESAMPLES = 2_000;
    private static final double LEVEL = 0.95;

    private final List<List<ValidationRow>> recipes;
    private final List<List<Integer>> resamples = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param rows every SAE on every dictionary, the dictionaries in the same order for each; at least two SAEs
     * @param random draws recipes
     * @throws IllegalArgumentException if an SAE has other dictionaries than the first
     */
    public RankAgreement(List<ValidationRow> rows, UniformRandomProvider random) {
        Map<String, List<ValidationRow>> bySae = new LinkedHashMap<>();
        rows.forEach(row ->
                bySae.computeIfAbsent(row.sae(), sae -> new ArrayList<>()).add(row));
        this.recipes = List.copyOf(bySae.values());
        recipes.forEach(recipe -> requireDictionariesOf(recipes.get(0), recipe));
        for (int b = 0; b < RESAMPLES; b++) {
            List<Integer> drawn = new ArrayList<>();
            recipes.forEach(recipe -> drawn.add(random.nextInt(recipes.size())));
            resamples.add(drawn);
        }
    }

    private static void requireDictionariesOf(List<ValidationRow> first, List<ValidationRow> recipe) {
        if (!dictionaries(recipe).equals(dictionaries(first))) {
            throw new IllegalArgumentException("every SAE must have the dictionaries %s, '%s' has %s"
                    .formatted(dictionaries(first), recipe.get(0).sae(), dictionaries(recipe)));
        }
    }

    private static List<Integer> dictionaries(List<ValidationRow> recipe) {
        return recipe.stream().map(ValidationRow::dictionary).toList();
    }

    /** The rank correlation of a score with the mean best cosine. */
    public Interval of(ToDoubleFunction<ValidationRow> score) {
        return Quantiles.centralRange(
                mean(all(), score), correlations(score), LEVEL, "bootstrap interval over recipes");
    }

    /** The rank correlation of one score less that of another, in pairs. */
    public Interval difference(ToDoubleFunction<ValidationRow> one, ToDoubleFunction<ValidationRow> other) {
        double[] differences = correlations(one);
        double[] others = correlations(other);
        for (int b = 0; b < differences.length; b++) {
            differences[b] -= others[b];
        }
        return Quantiles.centralRange(
                mean(all(), one) - mean(all(), other), differences, LEVEL, "bootstrap interval over recipes");
    }

    private List<Integer> all() {
        List<Integer> all = new ArrayList<>();
        recipes.forEach(recipe -> all.add(all.size()));
        return all;
    }

    private double[] correlations(ToDoubleFunction<ValidationRow> score) {
        return resamples.stream().mapToDouble(drawn -> mean(drawn, score)).toArray();
    }

    /** Over the dictionaries; 0 where a resample holds one recipe alone, or all its scores are equal. */
    private double mean(List<Integer> drawn, ToDoubleFunction<ValidationRow> score) {
        int dictionaries = recipes.get(0).size();
        double sum = 0;
        for (int d = 0; d < dictionaries; d++) {
            double[] scores = new double[drawn.size()];
            double[] truths = new double[drawn.size()];
            for (int i = 0; i < scores.length; i++) {
                ValidationRow row = recipes.get(drawn.get(i)).get(d);
                scores[i] = score.applyAsDouble(row);
                truths[i] = row.meanBestCosine();
            }
            double correlation = new SpearmansCorrelation().correlation(scores, truths);
            sum += Double.isNaN(correlation) ? 0 : correlation;
        }
        return sum / dictionaries;
    }
}
