package monosema.probe;

import java.util.List;

/**
 * The path of one training fold.
 *
 * @param fits one for each strength, from strong to weak
 * @param chosen index of the strength chosen inside the training fold
 * @param inner convergence of the fits in which it was chosen
 */
record FoldPath(List<PathFit> fits, int chosen, Convergence inner) {
    FoldPath {
        fits = List.copyOf(fits);
    }
}
