package monosema.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.data.LabelledWord;
import monosema.io.BadInputException;
import monosema.record.ExperimentRecord;
import monosema.record.WordAnswer;

/**
 * The labelled words and their cleaning.
 *
 * @param first label of class 1
 * @param second label of class 2
 * @param firstCount cleaned words of class 1
 * @param secondCount cleaned words of class 2
 * @param asked raw answers by prompt, in file order
 * @param removed raw answers by the reason of their removal, in file order of the first of each
 * @param concepts each concept of the experiment, that of these words first; empty where it is the only one
 */
public record WordSetView(
        String first,
        String second,
        int firstCount,
        int secondCount,
        List<Asked> asked,
        List<Removed> removed,
        List<ConceptView> concepts) {
    /** Words of each prompt in the preview. */
    private static final int PREVIEW = 8;

    /**
     * The answers to one prompt.
     *
     * @param prompt its id
     * @param label of its answers
     * @param raw how many answers
     * @param kept how many are in the cleaned set
     * @param preview the first words kept
     */
    public record Asked(String prompt, String label, int raw, int kept, List<String> preview) {}

    /**
     * Answers removed for one reason.
     *
     * @param reason as in {@code wordset.csv}
     * @param count how many
     * @param examples the first few
     */
    public record Removed(String reason, int count, List<String> examples) {}

    static WordSetView of(ExperimentRecord source) {
        List<LabelledWord> words = source.words();
        if (words.isEmpty()) {
            throw new BadInputException("words.csv of " + source.id() + " has no word");
        }
        String first = words.get(0).label();
        String second = words.stream()
                .map(LabelledWord::label)
                .filter(label -> !label.equals(first))
                .findFirst()
                .orElseThrow(() -> new BadInputException("words.csv of " + source.id() + " has one label only"));
        int firstCount =
                (int) words.stream().filter(word -> word.label().equals(first)).count();
        List<WordAnswer> answers = source.answers();
        return new WordSetView(
                first,
                second,
                firstCount,
                words.size() - firstCount,
                asked(answers),
                removed(answers),
                ConceptView.of(source));
    }

    /** Entropy of the class shares in bits: the log loss of one who knows nothing else. */
    double entropyBits() {
        double p = (double) firstCount / (firstCount + secondCount);
        return -(p * StrictMath.log(p) + (1 - p) * StrictMath.log(1 - p)) / StrictMath.log(2);
    }

    private static List<Asked> asked(List<WordAnswer> answers) {
        Map<String, List<WordAnswer>> byPrompt = new LinkedHashMap<>();
        answers.forEach(
                answer -> byPrompt.computeIfAbsent(answer.prompt() + "\n" + answer.label(), key -> new ArrayList<>())
                        .add(answer));
        return byPrompt.values().stream()
                .map(group -> {
                    List<String> kept = group.stream()
                            .filter(WordAnswer::kept)
                            .map(WordAnswer::word)
                            .toList();
                    WordAnswer any = group.get(0);
                    return new Asked(any.prompt(), any.label(), group.size(), kept.size(), head(kept));
                })
                .toList();
    }

    private static List<Removed> removed(List<WordAnswer> answers) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        answers.stream()
                .filter(answer -> !answer.kept())
                .forEach(answer -> byReason.computeIfAbsent(answer.reason(), key -> new ArrayList<>())
                        .add(answer.word()));
        return byReason.entrySet().stream()
                .map(entry -> new Removed(entry.getKey(), entry.getValue().size(), head(entry.getValue())))
                .toList();
    }

    private static List<String> head(List<String> words) {
        return List.copyOf(words.subList(0, Math.min(PREVIEW, words.size())));
    }
}
