/**
 * Do SAEs find what is there? Activations are made of the directions of a known dictionary, so that how much of it an SAE
 * has found can be counted.
 *
 * <p>Start at {@link monosema.planted.PlantedDictionary}; {@link monosema.planted.PlantedRows} makes activations of it,
 * {@link monosema.planted.PlantedTrial} trains an SAE on them and counts. May use sae, activations, config and the leaves;
 * knows no language model.
 */
@NullMarked
package monosema.planted;

import org.jspecify.annotations.NullMarked;
