package monosema.config;

import monosema.config.yaml.Words;

/** A penalty of the logistic regression, spelt in YAML and in records as {@link #label()}. */
public enum LogisticPenalty {
    /** {@code l2}: the squared norm of the weights. */
    L2,
    /** {@code l1}: the sum of their absolute values, which sets most to 0. */
    L1,
    /** {@code elastic-net}: a mixture of both. */
    ELASTIC_NET;

    /** As records spell it: {@code l2}, {@code l1} or {@code elastic-net}. */
    public String label() {
        return Words.of(this);
    }
}
