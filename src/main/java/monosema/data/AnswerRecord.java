package monosema.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import monosema.chat.ChatAnswer;
import monosema.config.ChatSpec;
import monosema.io.OneLine;

/**
 * What a model was asked and what it answered: the file from which a word set is read ever after. Beside the answers it
 * holds the only times of a word set.
 *
 * @param format version of the file's format, {@link #FORMAT}
 * @param endpoint address of the server, without credentials
 * @param parameters of all questions
 * @param answers one a prompt, in the order of the prompts
 */
public record AnswerRecord(int format, String endpoint, Parameters parameters, List<Answer> answers) {
    /** The version that this class reads and writes. */
    public static final int FORMAT = 1;

    public AnswerRecord {
        answers = List.copyOf(answers);
    }

    /**
     * How the model was asked.
     *
     * @param model as it was asked for
     * @param temperature of its sampling
     * @param seed of its sampling
     * @param tokenLimit name of the request's field that limits an answer's tokens
     * @param maxTokens most tokens of an answer
     */
    public record Parameters(String model, double temperature, long seed, String tokenLimit, int maxTokens) {
        static Parameters of(ChatSpec chat) {
            return new Parameters(
                    chat.model(),
                    chat.temperature(),
                    chat.seed(),
                    chat.tokenLimit().field(),
                    chat.maxTokens());
        }
    }

    /**
     * One answer.
     *
     * @param id of the prompt
     * @param label of the words that it asks for
     * @param prompt its text
     * @param answer the model's text, as it came
     * @param finishReason why it ended; empty if the server did not say
     * @param model that answered, as the server calls it; empty if it did not say
     * @param usage the server's count of tokens by name
     * @param time when it was asked: ISO-8601, UTC, such as {@code 2026-11-02T10:15:30Z}
     * @param seconds from question to answer, further attempts included
     */
    public record Answer(
            String id,
            String label,
            String prompt,
            String answer,
            String finishReason,
            String model,
            Map<String, Long> usage,
            String time,
            double seconds) {
        public Answer {
            usage = Collections.unmodifiableMap(new TreeMap<>(usage));
        }

        /** Whether the limit of tokens ended it, so that its last word may be half a word. */
        public boolean isCutOff() {
            return finishReason.equals(ChatAnswer.LENGTH);
        }
    }

    /** Where this is not the record of that question: one clause each; empty if it is. */
    List<String> differencesFrom(List<LabelledPrompt> prompts, Parameters asked) {
        List<String> lines = new ArrayList<>();
        differ(lines, "model", parameters.model(), asked.model());
        differ(lines, "temperature", parameters.temperature(), asked.temperature());
        differ(lines, "seed", parameters.seed(), asked.seed());
        differ(lines, parameters.tokenLimit(), parameters.maxTokens(), asked.maxTokens());
        differ(lines, "the token limit's name", parameters.tokenLimit(), asked.tokenLimit());
        differ(lines, "the number of prompts", answers.size(), prompts.size());
        for (int i = 0; i < Math.min(answers.size(), prompts.size()); i++) {
            LabelledPrompt prompt = prompts.get(i);
            String which = "prompt " + prompt.prompt().id();
            differ(lines, which, answers.get(i).prompt(), prompt.prompt().text());
            differ(lines, "the label of " + which, answers.get(i).label(), prompt.label());
        }
        return lines;
    }

    private static <T> void differ(List<String> lines, String what, T recorded, T declared) {
        if (!recorded.equals(declared)) {
            lines.add("%s was %s, is declared %s".formatted(what, shown(recorded), shown(declared)));
        }
    }

    private static String shown(Object value) {
        return value instanceof String text ? OneLine.quoted(text) : value.toString();
    }
}
