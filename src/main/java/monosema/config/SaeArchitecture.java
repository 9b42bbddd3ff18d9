package monosema.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import monosema.io.Numbers;

/**
 * What an SAE makes of its pre-activations {@code z = x W_enc + b_enc}, and the loss that it is trained on beside the
 * reconstruction error. Names are SAELens'. In all of them n_i is ||W_dec,i||, the norm of feature i's decoder row.
 */
public sealed interface SaeArchitecture extends Spec {

    /**
     * {@code architecture: standard}: f = ReLU(z), with an L1 penalty weighted by the decoder's norms (Bricken et al.
     * 2023; Conerly et al. 2024).
     *
     * @param l1Coefficient final weight of {@code sum_i f_i n_i}, in (0, 1e6]
     * @param l1WarmUpShare share of the steps in which it rises linearly from 0, in [0, 1]
     */
    record Standard(double l1Coefficient, double l1WarmUpShare) implements SaeArchitecture {
        @Override
        public String kind() {
            return "standard";
        }
    }

    /**
     * {@code architecture: topk}: the k features of the largest {@code z_i n_i} in each row, then ReLU (Gao et al.
     * 2024).
     *
     * @param k features a row, 1 to 1,048,576, at most dSae
     * @param dead the loss that brings dead features back
     * @param rescaleActsByDecoderNorm whether features are compared by {@code z_i n_i}; if not, by z_i
     */
    record TopK(int k, DeadLoss dead, boolean rescaleActsByDecoderNorm) implements SaeArchitecture {
        @Override
        public String kind() {
            return "topk";
        }
    }

    /**
     * {@code architecture: batchtopk}: the k B largest {@code ReLU(z_i n_i)} of a batch of B rows (Bussmann et al. 2024).
     * Once trained, a feature is active above one threshold, the running mean of the smallest value that was let
     * through.
     *
     * @param k features a row on average, in [0.01, 1,048,576], at most dSae
     * @param dead the loss that brings dead features back
     * @param rescaleActsByDecoderNorm see {@link TopK}
     * @param thresholdRate weight of a batch in the running mean of the threshold, in (0, 1]
     */
    record BatchTopK(double k, DeadLoss dead, boolean rescaleActsByDecoderNorm, double thresholdRate)
            implements SaeArchitecture {
        @Override
        public String kind() {
            return "batchtopk";
        }
    }

    /**
     * {@code architecture: matryoshka-batchtopk}: BatchTopK whose first features must reconstruct alone, too: the error
     * of every prefix is added to the loss (Bussmann et al. 2025).
     *
     * @param k see {@link BatchTopK}
     * @param dead see {@link BatchTopK}
     * @param rescaleActsByDecoderNorm see {@link TopK}
     * @param thresholdRate see {@link BatchTopK}
     * @param widths of the prefixes, rising, each at least 1 and below dSae, which is the last prefix; empty for dSae/16
     *     and dSae/4
     */
    record Matryoshka(
            double k, DeadLoss dead, boolean rescaleActsByDecoderNorm, double thresholdRate, List<Integer> widths)
            implements SaeArchitecture {
        public Matryoshka {
            widths = List.copyOf(widths);
        }

        @Override
        public String kind() {
            return "matryoshka-batchtopk";
        }
    }

    /**
     * {@code architecture: jumprelu}: f = z 1[z &gt; theta] with a learned theta for each feature, whose gradient is a
     * straight-through estimate (Rajamanoharan et al. 2024b; the tanh penalty: Conerly et al. 2025).
     *
     * @param penalty what is counted as sparsity
     * @param l0Coefficient final weight of it, in (0, 1e6]
     * @param l0WarmUpShare share of the steps in which it rises linearly from 0, in [0, 1]
     * @param bandwidth width of the window around theta in which theta has a gradient, in (0, 1e3]
     * @param initialThreshold theta at the start, in (0, 1e3]
     * @param tanhScale c of the penalty {@code tanh(c f_i n_i)}, in (0, 1e3]; of {@link Penalty#TANH} alone
     * @param preActCoefficient weight of {@code sum ReLU(theta_i - z_i) n_i} over dead features, in [0, 1e3]
     * @param deadAfter steps without firing after which a feature is dead, 1 to 100,000,000
     */
    record JumpReLU(
            Penalty penalty,
            double l0Coefficient,
            double l0WarmUpShare,
            double bandwidth,
            double initialThreshold,
            double tanhScale,
            double preActCoefficient,
            int deadAfter)
            implements SaeArchitecture {
        /** What is counted as sparsity. */
        public enum Penalty {
            /** The number of active features. */
            STEP,
            /** {@code sum_i tanh(c f_i n_i)}. */
            TANH
        }

        @Override
        public String kind() {
            return "jumprelu";
        }
    }

    /**
     * {@code architecture: gated}: f = 1[pi &gt; 0] ReLU(m) with pi = x W_enc + b_gate and
     * m = (x W_enc) e^r_mag + b_mag; the L1 penalty and a reconstruction of their own train the gates (Rajamanoharan et
     * al. 2024a).
     *
     * @param l1Coefficient final weight of {@code sum_i ReLU(pi_i) n_i}, in (0, 1e6]
     * @param l1WarmUpShare share of the steps in which it rises linearly from 0, in [0, 1]
     * @param detachAuxiliaryDecoder whether the gates' reconstruction and penalty leave the decoder alone, as in the
     *     paper; SAELens trains it with both
     */
    record Gated(double l1Coefficient, double l1WarmUpShare, boolean detachAuxiliaryDecoder)
            implements SaeArchitecture {
        @Override
        public String kind() {
            return "gated";
        }
    }

    /**
     * The auxiliary loss of TopK and its kin: the dIn/2 best dead features of a row reconstruct what the living ones
     * leave over (Gao et al. 2024, appendix A.2).
     *
     * @param coefficient its weight, in [0, 1e3]; 0 leaves dead features alone
     * @param deadAfter steps without firing after which a feature is dead, 1 to 100,000,000
     */
    record DeadLoss(double coefficient, int deadAfter) {}

    /** This with another k, at least 1, where it has one; else itself. */
    default SaeArchitecture withK(int k) {
        return match(
                standard -> standard,
                topK -> new TopK(k, topK.dead(), topK.rescaleActsByDecoderNorm()),
                batchTopK -> new BatchTopK(
                        k, batchTopK.dead(), batchTopK.rescaleActsByDecoderNorm(), batchTopK.thresholdRate()),
                matryoshka -> new Matryoshka(
                        k,
                        matryoshka.dead(),
                        matryoshka.rescaleActsByDecoderNorm(),
                        matryoshka.thresholdRate(),
                        matryoshka.widths()),
                jumpReLU -> jumpReLU,
                gated -> gated);
    }

    /** Why it cannot be one of so many features, such as {@code k must be <= dSae = 64, was 65}; empty if it can. */
    default Optional<String> misfit(long dSae) {
        double k = match(
                standard -> 0.0, topK -> 1.0 * topK.k(), BatchTopK::k, Matryoshka::k, jumpReLU -> 0.0, gated -> 0.0);
        if (k > dSae) {
            boolean whole = k == Math.rint(k);
            return Optional.of("k must be <= dSae = %d, was %s"
                    .formatted(dSae, whole ? Long.toString((long) k) : Numbers.shortest(k)));
        }
        List<Integer> widths = this instanceof Matryoshka matryoshka ? matryoshka.widths() : List.of();
        return widths.stream()
                .filter(width -> width >= dSae)
                .findFirst()
                .map(width -> "widths must be < dSae = %d, one was %d".formatted(dSae, width));
    }

    /** Calls the function of this kind; a new kind is a new parameter, so that the compiler finds every use. */
    default <T> T match(
            Function<Standard, T> standard,
            Function<TopK, T> topK,
            Function<BatchTopK, T> batchTopK,
            Function<Matryoshka, T> matryoshka,
            Function<JumpReLU, T> jumpReLU,
            Function<Gated, T> gated) {
        if (this instanceof Standard it) {
            return standard.apply(it);
        }
        if (this instanceof TopK it) {
            return topK.apply(it);
        }
        if (this instanceof BatchTopK it) {
            return batchTopK.apply(it);
        }
        if (this instanceof Matryoshka it) {
            return matryoshka.apply(it);
        }
        if (this instanceof JumpReLU it) {
            return jumpReLU.apply(it);
        }
        return gated.apply((Gated) this);
    }
}
