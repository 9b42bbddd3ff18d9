package monosema.report;

import java.util.List;
import monosema.data.AnswerRecord;

/**
 * Which model gave the words, when, and how it was asked, as text.
 *
 * @param asked the model as it was asked for
 * @param answered the models that answered, as their server calls them; empty if it did not say
 * @param prompts how many were put
 * @param from date of the first answer, ISO-8601
 * @param to date of the last
 * @param first time of the first answer, UTC
 * @param temperature of the sampling
 * @param seed of the sampling
 * @param maxTokens most tokens of an answer
 * @param cutOff answers that this limit ended
 */
public record AnswersView(
        String asked,
        List<String> answered,
        int prompts,
        String from,
        String to,
        String first,
        double temperature,
        long seed,
        int maxTokens,
        int cutOff) {
    private static final int DATE = 10;

    public AnswersView {
        answered = List.copyOf(answered);
    }

    /** Whether the server calls the model otherwise than the declaration does. */
    public boolean otherName() {
        return !answered.isEmpty() && !answered.equals(List.of(asked));
    }

    static AnswersView of(AnswerRecord record) {
        List<AnswerRecord.Answer> answers = record.answers();
        List<String> times =
                answers.stream().map(AnswerRecord.Answer::time).sorted().toList();
        return new AnswersView(
                record.parameters().model(),
                answers.stream()
                        .map(AnswerRecord.Answer::model)
                        .filter(model -> !model.isEmpty())
                        .distinct()
                        .toList(),
                answers.size(),
                times.get(0).substring(0, DATE),
                times.get(times.size() - 1).substring(0, DATE),
                times.get(0),
                record.parameters().temperature(),
                record.parameters().seed(),
                record.parameters().maxTokens(),
                (int) answers.stream().filter(AnswerRecord.Answer::isCutOff).count());
    }
}
