package monosema.behaviour;

import java.util.ArrayList;
import java.util.List;
import monosema.provenance.Seed;
import monosema.stats.BoxMuller;
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
            directions.add(BoxMuller.direction(random, width));
        }
        return directions;
    }
}
