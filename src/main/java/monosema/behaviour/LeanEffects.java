package monosema.behaviour;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import monosema.data.WordSet;
import monosema.provenance.Seed;
import monosema.stats.Bootstrap;
import monosema.stats.Interval;
import monosema.stats.Quantiles;

/** Sums up changes of the lean over all words and over each class. */
public final class LeanEffects {
    private static final double LEVEL = 0.95;
    private static final int RESAMPLES = 10_000;

    private final WordSet words;
    private final boolean[] first;
    private final Seed seed;

    /**
     * For changes in the word set's order.
     *
     * @param seed of the bootstrap
     */
    public LeanEffects(WordSet words, Seed seed) {
        this.words = words;
        this.first = words.isFirst();
        this.seed = seed;
    }

    /**
     * A change over all words towards each one's own label, then over each class towards the first label.
     *
     * @param change of the lean after each word, nats
     * @param random the same of each random counterpart
     * @param name of the intervention, which names the bootstrap's stream
     */
    public List<LeanEffect> towardsOwnLabel(double[] change, List<double[]> random, String name) {
        Group own = new Group(Optional.empty(), Optional.empty());
        return List.of(
                own.effect(change, random, name),
                classOf(true, change, random, name),
                classOf(false, change, random, name));
    }

    /** A change over all words, then over each class, all towards the first label. */
    public List<LeanEffect> towardsFirstLabel(double[] change, List<double[]> random, String name) {
        Group all = new Group(Optional.empty(), Optional.of(words.firstLabel()));
        return List.of(
                all.effect(change, random, name),
                classOf(true, change, random, name),
                classOf(false, change, random, name));
    }

    private LeanEffect classOf(boolean wanted, double[] change, List<double[]> random, String name) {
        String label = wanted ? words.firstLabel() : words.secondLabel();
        return new Group(Optional.of(label), Optional.of(words.firstLabel())).effect(change, random, name);
    }

    /** Words whose changes are averaged, and the label towards which they count; both as in {@link LeanEffect}. */
    private final class Group {
        private final Optional<String> label;
        private final Optional<String> towards;

        Group(Optional<String> label, Optional<String> towards) {
            this.label = label;
            this.towards = towards;
        }

        LeanEffect effect(double[] change, List<double[]> random, String name) {
            double[] own = values(change);
            Interval mean = Bootstrap.ofMean(
                    own,
                    RESAMPLES,
                    LEVEL,
                    seed.stream("bootstrap." + name + label.map(it -> "." + it).orElse("")),
                    "words");
            return new LeanEffect(label, towards, own.length, mean, random(mean.value(), random));
        }

        private Optional<LeanEffect.Random> random(double effect, List<double[]> random) {
            if (random.isEmpty()) {
                return Optional.empty();
            }
            double[] means =
                    random.stream().mapToDouble(each -> mean(values(each))).toArray();
            long atLeast = Arrays.stream(means)
                    .filter(each -> Math.abs(each) >= Math.abs(effect))
                    .count();
            Interval range = Quantiles.centralRange(mean(means), means, LEVEL, "of the random counterparts");
            return Optional.of(new LeanEffect.Random(means.length, range, (atLeast + 1.0) / (means.length + 1)));
        }

        private double[] values(double[] change) {
            double[] out = new double[change.length];
            int n = 0;
            for (int i = 0; i < change.length; i++) {
                if (label.isEmpty() || first[i] == label.get().equals(words.firstLabel())) {
                    out[n++] = towards.isEmpty() && !first[i] ? -change[i] : change[i];
                }
            }
            return Arrays.copyOf(out, n);
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
