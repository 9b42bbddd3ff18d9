package monosema.data;

import java.util.function.IntPredicate;
import org.apache.commons.rng.UniformRandomProvider;

/** Draws, and keeps the sum of -log p of what was drawn: the information that a story's choices put into its text. */
final class Dice {
    private final UniformRandomProvider random;
    private double nats;

    Dice(UniformRandomProvider random) {
        this.random = random;
    }

    boolean chance(double probability) {
        if (probability <= 0) {
            return false;
        }
        if (probability >= 1) {
            return true;
        }
        boolean yes = random.nextDouble() < probability;
        nats -= StrictMath.log(yes ? probability : 1 - probability);
        return yes;
    }

    int uniform(int size) {
        nats += StrictMath.log(size);
        return random.nextInt(size);
    }

    int draw(WeightedChoice choice) {
        int outcome = choice.draw(random);
        nats += choice.surprise(outcome);
        return outcome;
    }

    /**
     * Draws until the outcome is none of the excluded.
     *
     * @param excludedWeight the weight of the excluded outcomes together, below {@link WeightedChoice#total()}
     */
    int drawOther(WeightedChoice choice, IntPredicate excluded, double excludedWeight) {
        int outcome = choice.draw(random);
        while (excluded.test(outcome)) {
            outcome = choice.draw(random);
        }
        nats += choice.surprise(outcome) + StrictMath.log(1 - excludedWeight / choice.total());
        return outcome;
    }

    /** The sum of -log p of every draw so far, in nats. */
    double nats() {
        return nats;
    }
}
