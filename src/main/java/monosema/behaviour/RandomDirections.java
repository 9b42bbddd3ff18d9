package monosema.behaviour;

import java.util.ArrayList;
import java.util.List;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;

/** Directions without a meaning, to steer along in the place of one that has: independent, uniform on the sphere. */
public final class RandomDirections {
    private RandomDirections() {}

    /**
     * Draws unit vectors.
     *
     * @param count how many
     * @param width of each, at least 1
     * @param seed of the draws
     */
    public static List<double[]> draw(int count, int width, Seed seed) {
        UniformRandomProvider random = seed.stream("directions");
        List<double[]> directions = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            double[] direction = new double[width];
            double squares = 0;
            for (int j = 0; j < width; j++) {
                direction[j] = gaussian(random);
                squares += direction[j] * direction[j];
            }
            for (int j = 0; j < width; j++) {
                direction[j] /= Math.sqrt(squares);
            }
            directions.add(direction);
        }
        return directions;
    }

    /** Box and Muller 1958, in StrictMath: the same number on every machine. */
    private static double gaussian(UniformRandomProvider random) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
