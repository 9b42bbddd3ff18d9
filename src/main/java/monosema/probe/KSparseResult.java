package monosema.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What k-sparse probes of one representation say of each word, out of fold.
 *
 * @param words in row order
 * @param neurons of the representation
 * @param chosenSizes of the probes whose size was chosen, one an outer fold and repeat: all neurons stand as the number
 *     that vary over the words, the training frequency alone (infinite strength) as 0
 * @param convergence of every fit
 */
public record KSparseResult(List<Word> words, int neurons, List<Integer> chosenSizes, Convergence convergence) {
    public KSparseResult {
        words = List.copyOf(words);
        chosenSizes = List.copyOf(chosenSizes);
    }

    /**
     * Information about the label of one word, in bits, never clipped: log loss of the training frequency less that of a
     * probe that has not seen the word.
     *
     * @param first whether it is of the first class
     * @param bySize by the best neurons, one for each of {@link KSparseProbe#SIZES}; where no more than that vary over the
     *     words, that of all
     * @param all by all neurons
     * @param chosen by the probe whose size, a number of neurons or all, was chosen in the inner folds
     */
    public record Word(boolean first, List<Double> bySize, double all, double chosen) {
        public Word {
            bySize = List.copyOf(bySize);
        }
    }

    /** The mean over the words, bits, by the probe whose size was chosen. */
    public double chosenInformationBits() {
        return words.stream().mapToDouble(Word::chosen).average().orElseThrow();
    }

    static KSparseResult of(KSparsePass pass, boolean[] first, List<Integer> sizes, int neurons) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            int word = i;
            double frequency = pass.frequencyBits(word);
            List<Double> bySize = KSparseProbe.SIZES.stream()
                    .map(size -> sizes.contains(size) ? sizes.indexOf(size) : sizes.size() - 1)
                    .map(size -> frequency - pass.lossBits(size, word))
                    .toList();
            words.add(new Word(
                    first[word],
                    bySize,
                    frequency - pass.lossBits(sizes.size() - 1, word),
                    frequency - pass.chosenBits(word)));
        }
        return new KSparseResult(words, neurons, pass.chosenSizes(), pass.convergence());
    }

    static KSparseResult mean(List<KSparseResult> repeats) {
        KSparseResult one = repeats.get(0);
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < one.words.size(); i++) {
            int word = i;
            List<Double> bySize = IntStream.range(0, KSparseProbe.SIZES.size())
                    .mapToObj(size -> mean(repeats, word, each -> each.bySize().get(size)))
                    .toList();
            words.add(new Word(
                    one.words.get(word).first(),
                    bySize,
                    mean(repeats, word, Word::all),
                    mean(repeats, word, Word::chosen)));
        }
        List<Integer> chosen = new ArrayList<>();
        Convergence convergence = Convergence.NONE;
        for (KSparseResult repeat : repeats) {
            chosen.addAll(repeat.chosenSizes);
            convergence = convergence.plus(repeat.convergence);
        }
        return new KSparseResult(words, one.neurons, chosen, convergence);
    }

    private static double mean(List<KSparseResult> repeats, int word, ToDoubleFunction<Word> value) {
        double sum = 0;
        for (KSparseResult repeat : repeats) {
            sum += value.applyAsDouble(repeat.words.get(word));
        }
        return sum / repeats.size();
    }
}
