package monosema.sae;

import java.util.Arrays;
import java.util.List;

/** The TopK family pair by pair; see {@link TopKDense} for the loss. Of equal values the first feature is chosen. */
final class TopKSparse implements SparseObjective {
    /** How far below the last batch's smallest value candidates are looked for. */
    private static final double MARGIN = 0.8;

    private final TopKChoice choice;
    /** The smallest value that the last batch let through: a guess that saves work and changes no result. */
    private volatile double guess;

    TopKSparse(TopKChoice choice) {
        this.choice = choice;
    }

    @Override
    public List<String> vectors() {
        return List.of(SaeParameters.B_ENC);
    }

    @Override
    public boolean usesNorms() {
        return choice.rescaled();
    }

    @Override
    public int deadAfter() {
        return choice.deadAfter();
    }

    @Override
    public double thresholdRate() {
        return choice.thresholdRate();
    }

    @Override
    public SparsePass begin(SparseBatch batch) {
        return new Pass(batch);
    }

    private final class Pass implements SparsePass {
        private final SparseBatch batch;
        private final float[] bias;
        private final float[] norms;
        private final int[] dead;
        private final int auxiliary;
        private double floor = guess * MARGIN;
        private double smallest = Double.NaN;

        Pass(SparseBatch batch) {
            this.batch = batch;
            this.bias = batch.weights().vector(SaeParameters.B_ENC);
            this.norms = batch.norms();
            this.dead = batch.dead().indices();
            this.auxiliary = choice.deadAfter() > 0 ? batch.dead().auxiliary(batch.weights().dIn) : 0;
        }

        /** What a dead feature adds; where that is nothing, the least number, since its gradient is not nothing. */
        private static float second(float z) {
            return z == 0 ? Float.MIN_VALUE : z;
        }

        private float score(float z, int i) {
            return choice.rescaled() ? z * norms[i] : z;
        }

        @Override
        public Selector selector() {
            return choice.acrossBatch() ? new CandidateSelector() : new RowSelector();
        }

        @Override
        public int[] widths(int dSae) {
            return choice.widths(dSae);
        }

        @Override
        public boolean hasSecond() {
            return auxiliary > 0;
        }

        @Override
        public double secondWeight() {
            return choice.dead().coefficient() * batch.dead().scale(batch.weights().dIn);
        }

        @Override
        public void backward(ActivePairs pairs, int p, float gradient, float secondGradient) {
            float dz = (pairs.value[p] > 0 ? gradient : 0) + secondGradient;
            pairs.encoderGradient[p] = dz;
            pairs.vectorGradients[0][p] = dz;
        }

        @Override
        public double smallestLetThrough() {
            return smallest;
        }

        @Override
        public boolean settle(ActivePairs pairs) {
            if (!choice.acrossBatch()) {
                return true;
            }
            int size = pairs.size();
            float[] scores = new float[size];
            int candidates = 0;
            for (int p = 0; p < size; p++) {
                if (pairs.value[p] > 0) {
                    scores[candidates++] = score(pairs.value[p], pairs.feature[p]);
                }
            }
            int chosen = choice.chosen(batch.rows());
            if (candidates < chosen && floor > 0) {
                floor = 0;
                return false;
            }
            keepLargest(pairs, scores, candidates, chosen);
            guess = Double.isNaN(smallest) ? 0 : smallest;
            return true;
        }

        private void keepLargest(ActivePairs pairs, float[] scores, int candidates, int chosen) {
            float border = candidates <= chosen ? 0 : kthLargest(scores, candidates, chosen);
            int above = 0;
            for (int n = 0; n < candidates; n++) {
                above += scores[n] > border ? 1 : 0;
            }
            int ties = candidates <= chosen ? candidates : chosen - above;
            float least = Float.POSITIVE_INFINITY;
            int size = pairs.size();
            for (int p = 0; p < size; p++) {
                float value = pairs.value[p];
                if (value > 0) {
                    float score = score(value, pairs.feature[p]);
                    boolean kept = score > border || (score == border && ties-- > 0);
                    if (kept) {
                        least = Math.min(least, score);
                    } else {
                        pairs.value[p] = 0;
                    }
                }
            }
            pairs.compact();
            smallest = least == Float.POSITIVE_INFINITY ? Double.NaN : least;
        }

        private static float kthLargest(float[] scores, int length, int k) {
            float[] sorted = Arrays.copyOf(scores, length);
            Arrays.parallelSort(sorted);
            return sorted[length - k];
        }

        /** The dead features of a row that the auxiliary loss uses, their indices rising. */
        private final class DeadOfRow {
            private final LargestOfRow largest = new LargestOfRow(auxiliary);
            private final float[] scores = new float[dead.length];
            private int count;

            /** Finds them among pre-activations. */
            void find(float[] z) {
                count = 0;
                if (auxiliary > 0) {
                    for (int n = 0; n < dead.length; n++) {
                        scores[n] = score(z[dead[n]], dead[n]);
                    }
                    count = largest.find(scores, scores.length);
                }
            }

            /** The n-th; past the last, more than any feature. */
            int feature(int n) {
                return n < count ? dead[largest.index(n)] : Integer.MAX_VALUE;
            }
        }

        /** The k largest of each row. */
        private final class RowSelector implements Selector {
            private final int k = (int) choice.k();
            private final LargestOfRow largest = new LargestOfRow(k);
            private final DeadOfRow deadOfRow = new DeadOfRow();
            private final float[] scores = new float[choice.rescaled() ? bias.length : 0];

            @Override
            public void select(float[] product, PairList out) {
                for (int i = 0; i < product.length; i++) {
                    product[i] += bias[i];
                }
                float[] compared = product;
                if (choice.rescaled()) {
                    for (int i = 0; i < product.length; i++) {
                        scores[i] = product[i] * norms[i];
                    }
                    compared = scores;
                }
                int count = largest.find(compared, compared.length);
                deadOfRow.find(product);
                int a = 0;
                for (int n = 0; n < count; n++) {
                    int i = largest.index(n);
                    while (deadOfRow.feature(a) < i) {
                        int j = deadOfRow.feature(a++);
                        out.add(j, product[j], 0, second(product[j]));
                    }
                    float second = 0;
                    if (deadOfRow.feature(a) == i) {
                        second = second(product[i]);
                        a++;
                    }
                    float z = product[i];
                    if (!(z <= 0) || second != 0) {
                        out.add(i, z, z <= 0 ? 0 : z, second);
                    }
                }
                for (; deadOfRow.feature(a) != Integer.MAX_VALUE; a++) {
                    int j = deadOfRow.feature(a);
                    out.add(j, product[j], 0, second(product[j]));
                }
            }
        }

        /** All that may be among the largest of the batch. */
        private final class CandidateSelector implements Selector {
            private final DeadOfRow deadOfRow = new DeadOfRow();
            private final float[] scores = new float[bias.length];

            @Override
            public void select(float[] product, PairList out) {
                float[] z = product;
                for (int i = 0; i < z.length; i++) {
                    z[i] += bias[i];
                }
                if (choice.rescaled()) {
                    for (int i = 0; i < z.length; i++) {
                        scores[i] = z[i] * norms[i];
                    }
                } else {
                    System.arraycopy(z, 0, scores, 0, z.length);
                }
                deadOfRow.find(z);
                float least = (float) floor;
                int a = 0;
                int next = deadOfRow.feature(0);
                for (int i = 0; i < z.length; i++) {
                    boolean candidate = !(scores[i] <= least);
                    if (candidate || i == next) {
                        float second = i == next ? second(z[i]) : 0;
                        out.add(i, z[i], candidate ? z[i] : 0, second);
                        if (i == next) {
                            next = deadOfRow.feature(++a);
                        }
                    }
                }
            }
        }
    }
}
