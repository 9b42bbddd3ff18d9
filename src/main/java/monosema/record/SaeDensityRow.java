package monosema.record;

/**
 * A row of {@code sae-<id>-density.csv}: features by the share of the held-out tokens at which they are above 0.
 *
 * @param from lower end of the bin, included; 0 to 0 for features that never fire
 * @param to upper end, excluded but for the last bin's
 * @param features how many
 */
public record SaeDensityRow(double from, double to, int features) {}
