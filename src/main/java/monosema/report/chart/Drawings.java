package monosema.report.chart;

/**
 * A chart for a reading column and for a phone, where the wide one would be too small to read.
 *
 * @param wide for a reading column
 * @param narrow for a phone
 */
public record Drawings(Drawing wide, Drawing narrow) {}
