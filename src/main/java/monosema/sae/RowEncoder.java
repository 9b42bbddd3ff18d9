package monosema.sae;

/** Turns one row of products into feature activations, in Java. */
@FunctionalInterface
interface RowEncoder {
    /**
     * Encodes a row.
     *
     * @param product x W_enc without bias, [dSae]; may be written to
     * @param out takes the activations from {@code at} on, each at least 0
     */
    void encode(float[] product, float[] out, int at);

    /** The encoder of an SAE. */
    static RowEncoder of(Sae sae) {
        SaeEncoding encoding = sae.encoding();
        if (encoding instanceof SaeEncoding.TopK topK) {
            return topK(sae, topK);
        }
        if (encoding instanceof SaeEncoding.JumpRelu) {
            return jumpRelu(sae);
        }
        return encoding instanceof SaeEncoding.Gated ? gated(sae) : relu(sae);
    }

    private static RowEncoder relu(Sae sae) {
        float[] bias = sae.tensor("b_enc").toArray();
        return (product, out, at) -> {
            for (int i = 0; i < product.length; i++) {
                out[at + i] = Math.max(product[i] + bias[i], 0f);
            }
        };
    }

    private static RowEncoder topK(Sae sae, SaeEncoding.TopK topK) {
        float[] bias = sae.tensor("b_enc").toArray();
        float[] scale = new float[sae.dSae()];
        double[] norms = sae.decoderNorms();
        for (int i = 0; i < scale.length; i++) {
            scale[i] = topK.rescaleActsByDecoderNorm() ? (float) norms[i] : 1;
        }
        LargestOfRow largest = new LargestOfRow(topK.k());
        return (product, out, at) -> {
            for (int i = 0; i < product.length; i++) {
                product[i] = (product[i] + bias[i]) * scale[i];
            }
            int count = largest.find(product, product.length);
            for (int n = 0; n < count; n++) {
                int i = largest.index(n);
                out[at + i] = Math.max(product[i], 0f);
            }
        };
    }

    private static RowEncoder jumpRelu(Sae sae) {
        float[] bias = sae.tensor("b_enc").toArray();
        float[] threshold = sae.tensor("threshold").toArray();
        return (product, out, at) -> {
            for (int i = 0; i < product.length; i++) {
                float z = product[i] + bias[i];
                out[at + i] = z > threshold[i] ? Math.max(z, 0f) : 0f;
            }
        };
    }

    private static RowEncoder gated(Sae sae) {
        float[] gate = sae.tensor("b_gate").toArray();
        float[] magnitude = sae.tensor("b_mag").toArray();
        float[] scale = sae.tensor("r_mag").toArray();
        for (int i = 0; i < scale.length; i++) {
            scale[i] = (float) StrictMath.exp(scale[i]);
        }
        return (product, out, at) -> {
            for (int i = 0; i < product.length; i++) {
                out[at + i] = product[i] + gate[i] > 0 ? Math.max(product[i] * scale[i] + magnitude[i], 0f) : 0f;
            }
        };
    }
}
