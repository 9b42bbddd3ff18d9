package monosema.report.chart;

/**
 * A share with its interval, as one marker of a {@link RatePlot}.
 *
 * @param style how the marker looks; equal names are one entry of the legend
 * @param value in [0, 1]
 * @param lower of the interval
 * @param upper of the interval
 */
record Rate(Style style, double value, double lower, double upper) {}
