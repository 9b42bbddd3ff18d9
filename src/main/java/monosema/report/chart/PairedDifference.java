package monosema.report.chart;

import monosema.record.Interval;

/**
 * One row of the comparison chart: a paired difference of held-out accuracies, SAE less MLP.
 *
 * @param representation the SAE
 * @param method how the interval was made, or what was compared, such as {@code by test fold}
 * @param value the difference, a proportion
 * @param interval of the difference
 */
public record PairedDifference(Representation representation, String method, double value, Interval interval) {}
