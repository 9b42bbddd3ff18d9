package monosema.planted;

/**
 * What scores say of one SAE of one dictionary, beside what it has truly found of it.
 *
 * @param sae its id
 * @param architecture as it is declared, such as {@code topk}
 * @param dictionary which of the study's, from 1
 * @param meanBestCosine the truth: mean over the planted directions of the greatest cosine with a decoder row
 * @param meanMatchedCosine the same where each row may serve one direction
 * @param effectiveness mean over the labels
 * @param gain mean over the labels, over the activations themselves
 * @param information I*, bits, mean over the labels
 * @param localisation of the means over the labels
 * @param retention of the means over the labels
 * @param bestNeuronAccuracy k-sparse probing at k = 1, mean over the labels
 * @param selectivity of a linear probe on all features, mean over the labels
 * @param explainedVariance of held-out activations
 * @param l0 mean number of features above 0 in a held-out activation
 */
public record ValidationRow(
        String sae,
        String architecture,
        int dictionary,
        double meanBestCosine,
        double meanMatchedCosine,
        double effectiveness,
        double gain,
        double information,
        double localisation,
        double retention,
        double bestNeuronAccuracy,
        double selectivity,
        double explainedVariance,
        double l0) {

    static ValidationRow of(PlantedScore truth, LabelScores scores) {
        return new ValidationRow(
                truth.sae(),
                truth.architecture(),
                truth.dictionary(),
                truth.meanBestCosine(),
                truth.meanMatchedCosine(),
                scores.effectiveness(),
                scores.gain(),
                scores.information(),
                scores.localisation(),
                scores.retention(),
                scores.bestNeuronAccuracy(),
                scores.selectivity(),
                truth.explainedVariance(),
                truth.l0());
    }
}
