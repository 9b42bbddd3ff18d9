package monosema.planted;

import monosema.provenance.Seed;
import monosema.stats.BoxMuller;
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
        double[][] directions = new double[features][];
        for (int i = 0; i < features; i++) {
            directions[i] = BoxMuller.direction(random, dIn);
        }
        return new PlantedDictionary(directions);
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
