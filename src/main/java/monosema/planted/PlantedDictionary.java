package monosema.planted;

import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Unit directions, independent and uniform on the sphere, more of them than dimensions as a rule: features in
 * superposition (Elhage et al. 2022; for SAEs Sharkey, Braun and Millidge 2022). Immutable.
 */
public final class PlantedDictionary {
    private final double[][] directions;

    private PlantedDictionary(double[][] directions) {
        this.directions = directions;
    }

    /**
     * Draws one.
     *
     * @param dIn width of a direction, at least 1
     * @param features number of directions, at least 1
     * @param seed its stream {@code directions} decides them
     */
    public static PlantedDictionary draw(int dIn, int features, Seed seed) {
        if (dIn < 1 || features < 1) {
            throw new IllegalArgumentException(
                    "dIn and features must be >= 1, were %d and %d".formatted(dIn, features));
        }
        UniformRandomProvider random = seed.stream("directions");
        double[][] directions = new double[features][dIn];
        for (double[] direction : directions) {
            double sum = 0;
            for (int j = 0; j < dIn; j++) {
                direction[j] = gaussian(random);
                sum += direction[j] * direction[j];
            }
            double norm = Math.sqrt(sum);
            for (int j = 0; j < dIn; j++) {
                direction[j] /= norm;
            }
        }
        return new PlantedDictionary(directions);
    }

    /** Box and Muller 1958, in StrictMath: the same number on every machine. */
    private static double gaussian(UniformRandomProvider random) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    /** Width of a direction. */
    public int dIn() {
        return directions[0].length;
    }

    /** Number of directions. */
    public int features() {
        return directions.length;
    }

    /** All directions, a new array [features][dIn]; rows of norm 1. */
    public double[][] toArray() {
        double[][] copy = new double[directions.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = directions[i].clone();
        }
        return copy;
    }
}
