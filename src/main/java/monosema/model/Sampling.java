package monosema.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/** How the next token is chosen from its logits. Probabilities are float64; of equal ones the lowest id comes first. */
public sealed interface Sampling {

    /**
     * Chooses a token.
     *
     * @param logits one a token, none of them NaN or positive infinity, not all negative infinity
     * @param random drawn from at most once
     * @return its id
     */
    int choose(float[] logits, UniformRandomProvider random);

    /** The most likely token, always. */
    record Greedy() implements Sampling {
        @Override
        public int choose(float[] logits, UniformRandomProvider random) {
            int best = 0;
            for (int id = 1; id < logits.length; id++) {
                if (logits[id] > logits[best]) {
                    best = id;
                }
            }
            return best;
        }
    }

    /**
     * A draw from {@code softmax(logits / temperature)}, cut to its nucleus (Holtzman et al. 2020): the fewest most likely
     * tokens whose probabilities add up to at least {@code topP}.
     *
     * @param temperature &gt; 0, finite; 1 is the model's own distribution
     * @param topP in (0, 1]; 1 cuts nothing
     */
    record Nucleus(double temperature, double topP) implements Sampling {
        public Nucleus {
            if (!(temperature > 0 && temperature <= Double.MAX_VALUE) || !(topP > 0 && topP <= 1)) {
                throw new IllegalArgumentException(
                        "temperature %s must be > 0 and finite, topP %s in (0, 1]".formatted(temperature, topP));
            }
        }

        @Override
        public int choose(float[] logits, UniformRandomProvider random) {
            double[] odds = odds(logits);
            double total = Arrays.stream(odds).sum();
            if (topP == 1) {
                return draw(odds, IntStream.range(0, odds.length).toArray(), random.nextDouble() * total);
            }
            int[] ranked = ranked(odds, total);
            double kept = 0;
            int size = 0;
            while (size < ranked.length && kept < topP * total) {
                kept += odds[ranked[size++]];
            }
            return draw(odds, Arrays.copyOf(ranked, size), random.nextDouble() * kept);
        }

        /** Probabilities, each divided by the highest. */
        private double[] odds(float[] logits) {
            double highest = Double.NEGATIVE_INFINITY;
            for (float logit : logits) {
                highest = Math.max(highest, logit);
            }
            double[] odds = new double[logits.length];
            for (int id = 0; id < odds.length; id++) {
                odds[id] = StrictMath.exp((logits[id] - highest) / temperature);
            }
            return odds;
        }

        /** Ids, most likely first. Tokens so rare that all of them together lie outside the nucleus are left out. */
        private int[] ranked(double[] odds, double total) {
            double rare = (1 - topP) / odds.length * total;
            List<Integer> likely = IntStream.range(0, odds.length)
                    .filter(id -> odds[id] >= rare)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer id) -> -odds[id]))
                    .toList();
            return likely.stream().mapToInt(Integer::intValue).toArray();
        }

        private static int draw(double[] odds, int[] ids, double point) {
            double sum = 0;
            int last = ids[0];
            for (int id : ids) {
                if (odds[id] > 0) {
                    last = id;
                    sum += odds[id];
                    if (point < sum) {
                        return id;
                    }
                }
            }
            // The sum's rounding left the point beyond it.
            return last;
        }
    }
}
