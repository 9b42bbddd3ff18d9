package monosema.data;

import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * The baseline that sees one token: a bigram model interpolated with a unigram model (Witten-Bell smoothing).
 *
 * <p>{@code p(w | v) = (c(v, w) + T(v) p(w)) / (c(v) + T(v))}, {@code p(w) = (c(w) + 1) / (N + V)}, where {@code T(v)} is
 * the number of distinct successors of {@code v} (1 if it has none), {@code N} the number of tokens and {@code V} the
 * size of the vocabulary. Witten and Bell (1991), method C.
 */
public final class BigramModel {
    private final int vocabulary;
    private final long[] pairs;
    private final int[] pairCounts;
    private final int[] counts;
    private final int[] asContext;
    private final int[] successors;
    private final int total;

    private BigramModel(int vocabulary, IntBuffer train) {
        this.vocabulary = vocabulary;
        this.total = train.limit();
        this.counts = new int[vocabulary];
        this.asContext = new int[vocabulary];
        this.successors = new int[vocabulary];
        long[] all = new long[Math.max(0, total - 1)];
        for (int i = 0; i < total; i++) {
            counts[train.get(i)]++;
            if (i > 0) {
                all[i - 1] = pair(train.get(i - 1), train.get(i));
                asContext[train.get(i - 1)]++;
            }
        }
        Arrays.sort(all);
        this.pairs = Arrays.stream(all).distinct().toArray();
        this.pairCounts = new int[pairs.length];
        for (int i = 0, at = 0; i < all.length; i++) {
            at += all[i] == pairs[at] ? 0 : 1;
            pairCounts[at]++;
        }
        for (long each : pairs) {
            successors[(int) (each / vocabulary)]++;
        }
    }

    /**
     * Counts a stream.
     *
     * @param train token ids in 0 .. vocabulary-1, at least 2
     * @param vocabulary number of token ids
     */
    public static BigramModel fit(IntBuffer train, int vocabulary) {
        if (train.limit() < 2) {
            throw new IllegalArgumentException("a bigram model needs at least 2 tokens, got " + train.limit());
        }
        return new BigramModel(vocabulary, train);
    }

    /** Probability that {@code next} follows {@code context}; sums to 1 over all {@code next}. */
    public double probability(int context, int next) {
        double unigram = (counts[next] + 1.0) / ((double) total + vocabulary);
        double types = Math.max(1, successors[context]);
        int found = Arrays.binarySearch(pairs, pair(context, next));
        int count = found >= 0 ? pairCounts[found] : 0;
        return (count + types * unigram) / (asContext[context] + types);
    }

    /**
     * Mean -log p of each token after the first.
     *
     * @param tokens token ids, at least 2
     * @return nats per token
     */
    public double loss(IntBuffer tokens) {
        double sum = 0;
        for (int i = 1; i < tokens.limit(); i++) {
            sum -= StrictMath.log(probability(tokens.get(i - 1), tokens.get(i)));
        }
        return sum / (tokens.limit() - 1);
    }

    private long pair(int context, int next) {
        return (long) context * vocabulary + next;
    }
}
