package monosema.run;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import monosema.activations.ActivationMatrix;
import monosema.data.WordSet;
import monosema.probe.ProbeDirection;
import monosema.provenance.Seed;
import monosema.sae.LoadedSae;
import monosema.sae.Sae;

/** The direction at the hook site along which a probe's log-odds of the first label rise. */
final class CausalDirection {
    private final ProbeDirection probe;
    private final double[] unit;

    private CausalDirection(ProbeDirection probe, double[] unit) {
        this.probe = probe;
        this.unit = unit;
    }

    /**
     * Fits the probe. The weights that it gives to an SAE's features, each in units of what it adds, go through the decoder.
     *
     * @param manager of the device that the decoder runs on
     * @return empty where the words' activations do not differ, or the decoder makes nothing of the weights
     */
    static Optional<CausalDirection> of(CausalInputs inputs, WordSet words, Seed seed, NDManager manager) {
        return ProbeDirection.of(inputs.weightedActivations(words), words.isFirst(), seed)
                .flatMap(probe -> unit(inputs.loadSae()
                                .map(sae -> decoded(sae, probe.weights(), manager))
                                .orElseGet(probe::weights))
                        .map(unit -> new CausalDirection(probe, unit)));
    }

    private static double[] decoded(Sae sae, double[] weights, NDManager parent) {
        double most = 0;
        for (double weight : weights) {
            most = Math.max(most, Math.abs(weight));
        }
        double[] norms = sae.decoderNorms();
        float[] features = new float[norms.length];
        for (int i = 0; i < features.length; i++) {
            features[i] = norms[i] > 0 && most > 0 ? (float) (weights[i] / most / norms[i]) : 0;
        }
        try (NDManager manager = parent.newSubManager();
                LoadedSae loaded = sae.load(manager)) {
            float[] added = loaded.addedBy(manager, manager.create(features, new Shape(1, features.length)))
                    .toFloatArray();
            double[] out = new double[added.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = added[i];
            }
            return out;
        }
    }

    private static Optional<double[]> unit(double[] vector) {
        double squares = 0;
        for (double value : vector) {
            squares += value * value;
        }
        double norm = Math.sqrt(squares);
        double[] unit = vector.clone();
        for (int i = 0; i < unit.length; i++) {
            unit[i] /= norm;
        }
        return norm > 0 ? Optional.of(unit) : Optional.empty();
    }

    ProbeDirection probe() {
        return probe;
    }

    /** Of length 1, as wide as the hook site; a new array. */
    double[] unit() {
        return unit.clone();
    }

    /** The root of the mean squared length of the rows. */
    static double rootMeanSquare(ActivationMatrix rows) {
        double squares = 0;
        for (float value : rows.toArray()) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares / rows.rows());
    }

    /** A direction times a length. */
    static float[] times(double[] direction, double length) {
        float[] out = new float[direction.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (direction[i] * length);
        }
        return out;
    }
}
