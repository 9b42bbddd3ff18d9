package monosema.planted;

/**
 * What one SAE has found of one planted dictionary, and how well it takes the dictionary's activations apart.
 *
 * @param sae its id
 * @param architecture as it is declared, such as {@code topk}
 * @param active mean number of features in an activation
 * @param dictionary which of the study's, from 1
 * @param meanBestCosine mean over the planted directions of the greatest cosine with a decoder row, in [-1, 1]
 * @param meanMatchedCosine the same where each row may serve one direction, see {@link monosema.sae.DictionaryRecovery}
 * @param shareBestAbove09 share of the planted directions whose greatest cosine exceeds 0.9
 * @param shareMatchedAbove09 share of the planted directions whose own row's cosine exceeds 0.9
 * @param explainedVariance of held-out activations, at most 1
 * @param l0 mean number of its features above 0 in a held-out activation
 * @param deadShare share of its features that are above 0 in no held-out activation
 * @param steps of its training
 * @param chanceBestCosine {@code meanBestCosine} of the same SAE before its training
 * @param chanceMatchedCosine {@code meanMatchedCosine} of the same SAE before its training
 */
public record PlantedScore(
        String sae,
        String architecture,
        int active,
        int dictionary,
        double meanBestCosine,
        double meanMatchedCosine,
        double shareBestAbove09,
        double shareMatchedAbove09,
        double explainedVariance,
        double l0,
        double deadShare,
        int steps,
        double chanceBestCosine,
        double chanceMatchedCosine) {}
