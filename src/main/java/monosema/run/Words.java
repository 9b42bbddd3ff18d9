package monosema.run;

import monosema.data.WordSet;
import monosema.store.StageResult;

/**
 * The words that an experiment analyses.
 *
 * @param stage that they are known from
 * @param words in the row order of the activations
 */
record Words(StageResult stage, WordSet words) {}
