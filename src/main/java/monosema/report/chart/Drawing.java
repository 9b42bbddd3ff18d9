package monosema.report.chart;

/**
 * A drawing of a chart.
 *
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param shapes SVG elements
 */
public record Drawing(int width, int height, String shapes) {}
