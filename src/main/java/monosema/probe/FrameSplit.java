package monosema.probe;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/** How words in frames are split into folds. */
enum FrameSplit {
    /** By word, stratified by label: no word type of a test fold is in its training fold. */
    WORD {
        @Override
        List<Part> parts(FrameCells whole, boolean[] wordIsFirst, int folds, UniformRandomProvider random) {
            return StratifiedFolds.of(whole.words(), wordIsFirst, folds, random).all(folds).stream()
                    .map(fold -> new Part(whole.ofWords(fold.train()), whole.ofWords(fold.test())))
                    .toList();
        }
    },
    /** By frame: every word type is in both folds, in other frames; at most as many folds as frames. */
    FRAME {
        @Override
        List<Part> parts(FrameCells whole, boolean[] wordIsFirst, int folds, UniformRandomProvider random) {
            int[] frames = whole.frames().clone();
            StratifiedFolds.shuffle(frames, random);
            int dealt = Math.min(folds, frames.length);
            return IntStream.range(0, dealt)
                    .mapToObj(fold -> new Part(
                            whole.ofFrames(dealt(frames, dealt, fold, false)),
                            whole.ofFrames(dealt(frames, dealt, fold, true))))
                    .toList();
        }
    };

    /** What is trained on and what is tested on. */
    record Part(FrameCells train, FrameCells test) {
        Fold rows() {
            return new Fold(train.rows(), test.rows());
        }
    }

    /**
     * Divides rows into folds.
     *
     * @param whole what is divided
     * @param wordIsFirst class of each word of the set
     * @param folds at least 2
     * @param random shuffles
     */
    abstract List<Part> parts(FrameCells whole, boolean[] wordIsFirst, int folds, UniformRandomProvider random);

    private static int[] dealt(int[] frames, int folds, int fold, boolean inside) {
        return Arrays.stream(Rows.all(frames.length))
                .filter(position -> (position % folds == fold) == inside)
                .map(position -> frames[position])
                .sorted()
                .toArray();
    }
}
