package monosema.calibration;

import org.apache.commons.rng.UniformRandomProvider;

/** Standard normal numbers by Marsaglia's polar method (1964), in StrictMath: the same on every machine. */
final class Gaussian {
    private final UniformRandomProvider random;
    private double spare;
    private boolean hasSpare;

    Gaussian(UniformRandomProvider random) {
        this.random = random;
    }

    double next() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        while (true) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double s = x * x + y * y;
            if (s > 0 && s < 1) {
                double scale = Math.sqrt(-2 * StrictMath.log(s) / s);
                spare = y * scale;
                hasSpare = true;
                return x * scale;
            }
        }
    }
}
