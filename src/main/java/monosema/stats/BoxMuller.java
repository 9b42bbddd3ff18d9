package monosema.stats;

import org.apache.commons.rng.UniformRandomProvider;

/** Standard normal numbers (Box and Muller 1958), in StrictMath: the same on every machine. Each takes two draws. */
public final class BoxMuller {
    private BoxMuller() {}

    /** One number. */
    public static double next(UniformRandomProvider random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    /**
     * A direction, uniform on the sphere.
     *
     * @param width its length, at least 1
     * @return of norm 1
     */
    public static double[] direction(UniformRandomProvider random, int width) {
        double[] direction = new double[width];
        double squares = 0;
        for (int j = 0; j < width; j++) {
            direction[j] = next(random);
            squares += direction[j] * direction[j];
        }
        double norm = Math.sqrt(squares);
        for (int j = 0; j < width; j++) {
            direction[j] /= norm;
        }
        return direction;
    }
}
