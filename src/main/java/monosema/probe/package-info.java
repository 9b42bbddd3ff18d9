/**
 * Tests on single neurons, linear probes with control tasks, and the logistic regression path, over rows of activations:
 * of words alone, or of words in sentence frames.
 *
 * <p>May use activations, data, config and the leaves; knows no tensor engine. Start at {@link
 * monosema.probe.NeuronTests}, {@link monosema.probe.LinearProbe}, {@link monosema.probe.ProbeInFrames} and {@link
 * monosema.probe.LogisticPath}; L2 fits are made by {@link monosema.probe.LogisticSolver} on sub-matrices of one {@link
 * monosema.probe.GramMatrix}, or by products with the rows of a {@link monosema.probe.RowMatrix} where these are many;
 * L1 and elastic-net fits by {@link monosema.probe.SparseSolver} on {@link monosema.probe.FeatureColumns}. Which neurons
 * matter: {@link monosema.probe.StabilitySelection} and {@link monosema.probe.SampleSplit}.
 *
 * <p>Activations of an SAE come in already multiplied by the norms of its decoder's rows. Class 1 is the first label.
 */
@NullMarked
package monosema.probe;

import org.jspecify.annotations.NullMarked;
