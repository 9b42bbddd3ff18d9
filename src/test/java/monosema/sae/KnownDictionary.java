package monosema.sae;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import monosema.activations.ActivationStream;
import monosema.planted.FiringRates;
import monosema.planted.PlantedDictionary;
import monosema.planted.PlantedRows;
import monosema.provenance.Seed;

/** Activations of a known dictionary, whose features are all equally frequent, each with a strength in [1, 2]. */
final class KnownDictionary {
    private final PlantedDictionary dictionary;
    private final PlantedRows rows;

    /**
     * Draws it.
     *
     * @param active mean number of features in a row
     */
    KnownDictionary(int dIn, int features, double active, Seed seed) {
        this.dictionary = PlantedDictionary.draw(dIn, features, seed);
        FiringRates rates = FiringRates.zipf(features, 0, active);
        this.rows = new PlantedRows(dictionary, rates, 1, 2, seed.child("rows"), Device.cpu());
    }

    PlantedRows rows() {
        return rows;
    }

    /** The first rows, float32 [count, dIn]. */
    NDArray first(NDManager owner, int count) {
        try (ActivationStream stream = rows.open(0)) {
            return stream.next(owner, count);
        }
    }

    /** Mean over the dictionary of the best cosine with a decoder row. */
    double recovery(Sae sae) {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            return DictionaryRecovery.of(manager, dictionary.toArray(), sae).meanBestCosine();
        }
    }
}
