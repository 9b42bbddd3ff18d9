package monosema.sae;

/** What a trained SAE makes of its pre-activations, under SAELens' names. */
public sealed interface SaeEncoding {

    /** SAELens' {@code architecture}. */
    String architecture();

    /** f = ReLU(z). */
    record Relu() implements SaeEncoding {
        @Override
        public String architecture() {
            return "standard";
        }
    }

    /**
     * The k largest z of a row, then ReLU; of equal ones, those of the lower index.
     *
     * @param k 1 to dSae
     * @param rescaleActsByDecoderNorm whether features are compared, and said, by z times the norm of their decoder row
     */
    record TopK(int k, boolean rescaleActsByDecoderNorm) implements SaeEncoding {
        @Override
        public String architecture() {
            return "topk";
        }
    }

    /** f = ReLU(z) 1[z &gt; threshold], with a threshold for each feature. */
    record JumpRelu() implements SaeEncoding {
        @Override
        public String architecture() {
            return "jumprelu";
        }
    }

    /** f = 1[x W_enc + b_gate &gt; 0] ReLU((x W_enc) e^r_mag + b_mag). */
    record Gated() implements SaeEncoding {
        @Override
        public String architecture() {
            return "gated";
        }
    }
}
