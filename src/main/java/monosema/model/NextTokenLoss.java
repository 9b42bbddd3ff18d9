package monosema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;

/**
 * Next-token cross-entropy of an unembedding, row by row, or its mean with the gradient in closed form.
 *
 * <p>With hidden rows h [N, d], unembedding E [V, d], P = softmax(h E') and Y the one-hot targets, the gradients of the
 * mean loss are (P - Y) E / N and (P - Y)' h / N. They are found block of rows by block of rows, so that the [N, V] array
 * of probabilities, by far the largest of a step, never exists (nor is an odds ratio ever divided by its row's total: the
 * narrower arrays are), and are handed to the tape as the gradients of a sum.
 */
final class NextTokenLoss {
    private static final int BLOCK_ROWS = 1024;
    /** The same on a GPU, where a narrow vocabulary's block is too little work. */
    private static final long BLOCK_LOGITS_ON_GPU = 1 << 26;
    /** Logits held at once where no gradient is asked for: 64 MiB, and as much for their logarithms of softmax. */
    private static final int BLOCK_LOGITS = 1 << 24;

    private NextTokenLoss() {}

    /**
     * A loss and what to call backward on.
     *
     * @param loss mean over the rows, in nats
     * @param surrogate a scalar whose value means nothing and whose gradients in h and E are those of the loss
     */
    record Tape(double loss, NDArray surrogate) {}

    /**
     * The loss of each of N rows, without a tape.
     *
     * @param h [N, d], whose manager owns what is returned
     * @param embedding E, [V, d]; the unembedding where the two are not tied
     * @param targets int64 [N]
     * @return -log p in nats, [N]
     */
    static NDArray each(NDArray h, NDArray embedding, NDArray targets) {
        return each(
                h,
                embedding,
                targets,
                Math.max(1, BLOCK_LOGITS / embedding.getShape().get(0)));
    }

    static NDArray each(NDArray h, NDArray embedding, NDArray targets, long blockRows) {
        NDManager owner = h.getManager();
        long n = h.getShape().get(0);
        NDList losses = new NDList();
        for (long from = 0; from < n; from += blockRows) {
            NDIndex block = new NDIndex("{}:{}", from, Math.min(from + blockRows, n));
            try (NDManager inner = owner.newSubManager()) {
                NDArray hidden = h.get(block);
                hidden.attach(inner);
                NDArray target = targets.get(block).expandDims(1);
                NDArray logits = Linear.linear(hidden, embedding).singletonOrThrow();
                NDArray loss = logits.logSoftmax(1).gather(target, 1).neg();
                loss.attach(owner);
                losses.add(loss);
            }
        }
        return NDArrays.concat(losses).squeeze(1);
    }

    /**
     * The loss of N rows and its gradient.
     *
     * @param h [N, d], on the tape
     * @param embedding E, [V, d], on the tape
     * @param targets int64 [N]
     */
    static Tape of(NDArray h, NDArray embedding, NDArray targets) {
        NDManager scope = h.getManager();
        NDArray rows = h.stopGradient();
        NDArray table = detached(embedding, scope);
        NDArray tableGradient = scope.zeros(table.getShape());
        NDList expected = new NDList();
        double loss = 0;
        long n = rows.getShape().get(0);
        long blockRows = blockRows(table);
        for (long from = 0; from < n; from += blockRows) {
            NDIndex block = new NDIndex("{}:{}", from, Math.min(from + blockRows, n));
            try (NDManager inner = scope.newSubManager()) {
                NDArray hidden = rows.get(block);
                hidden.attach(inner);
                NDArray target = targets.get(block);
                target.attach(inner);
                NDArray logits = Linear.linear(hidden, table).singletonOrThrow();
                NDArray observedLogit = logits.gather(target.expandDims(1), 1);
                NDArray highest = logits.max(new int[] {1}, true);
                NDArray odds = logits.subi(highest).exp();
                NDArray total = odds.sum(new int[] {1}, true);
                loss += total.log().addi(highest).subi(observedLogit).sum().getFloat();
                NDArray mean = odds.matMul(table).divi(total);
                mean.attach(scope);
                expected.add(mean);
                tableGradient.addi(odds.transpose().matMul(hidden.div(total)));
            }
        }
        NDArray observed =
                Embedding.embedding(targets, embedding, SparseFormat.DENSE).singletonOrThrow();
        NDArray toHidden = h.mul(NDArrays.concat(expected).subi(observed.stopGradient()));
        NDArray toTable = tableGradient.mul(embedding);
        NDArray surrogate =
                toHidden.sum().add(toTable.sum()).sub(observed.mul(rows).sum());
        return new Tape(loss / n, surrogate.mul(GptNeoBlock.constant(surrogate, 1.0 / n)));
    }

    private static long blockRows(NDArray table) {
        return table.getDevice().isGpu()
                ? Math.max(BLOCK_ROWS, BLOCK_LOGITS_ON_GPU / table.getShape().get(0))
                : BLOCK_ROWS;
    }

    private static NDArray detached(NDArray array, NDManager scope) {
        NDArray detached = array.stopGradient();
        detached.attach(scope);
        return detached;
    }
}
