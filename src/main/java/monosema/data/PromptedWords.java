package monosema.data;

import java.nio.file.Files;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import monosema.chat.ChatAnswer;
import monosema.chat.ChatClient;
import monosema.chat.ChatException;
import monosema.chat.ChatQuestion;
import monosema.config.WordSetSpec;
import monosema.io.BadInputException;
import monosema.io.Numbers;
import monosema.io.OneLine;

/**
 * A word set that a model is asked for. {@link #ask} puts the prompts and keeps the answers in a file; {@link #replay}
 * makes the words of that file, with no server and always the same ones.
 */
public final class PromptedWords {
    /** Far above any list that was asked for; more is a model that runs in circles. */
    private static final int MOST_ITEMS = 10_000;

    private static final int LONGEST_WORD = 100;

    private final WordSetSpec.Prompted spec;
    private final List<LabelledPrompt> prompts;

    public PromptedWords(WordSetSpec.Prompted spec) {
        this.spec = spec;
        this.prompts = LabelledPrompt.of(spec.prompts());
    }

    /** Whether answers are recorded, so that nobody needs to be asked. */
    public boolean isRecorded() {
        return Files.exists(spec.answers());
    }

    /**
     * The words of the recorded answers.
     *
     * @throws BadInputException if there is no record, it is damaged or of other questions than the declared ones, an
     *     answer holds no list, or cleaning leaves too few words
     */
    public CleanedWordSet replay() {
        if (!isRecorded()) {
            throw new BadInputException(
                    "word set '%s': no answers are recorded in %s".formatted(spec.name(), spec.answers()));
        }
        AnswerRecord answers = AnswerRecordFile.read(spec.answers());
        List<String> differences = answers.differencesFrom(prompts, AnswerRecord.Parameters.of(spec.chat()));
        if (!differences.isEmpty()) {
            throw new BadInputException("word set '%s': %s answers other questions: %s; %s asks anew"
                    .formatted(spec.name(), spec.answers(), String.join("; ", differences), askAnew()));
        }
        return words(answers);
    }

    /** The option that asks for this word set again. */
    private String askAnew() {
        return "-Dmonosema.ask=%s (without Maven: --ask=%s)".formatted(spec.name(), spec.name());
    }

    /**
     * Asks all prompts, one after the other, and keeps the answers when all have come and give a word set.
     *
     * @param client of the declared endpoint
     * @param clock for the time of each answer
     * @param progress is told of each answer, in one line
     * @throws ChatException if a prompt is not answered; a record of earlier answers is then as it was
     * @throws BadInputException if the answers give no word set, or cannot be kept; as above
     */
    public void ask(ChatClient client, Clock clock, Consumer<String> progress) {
        AnswerRecordFile.requireWritable(spec.answers());
        List<AnswerRecord.Answer> answers = new ArrayList<>();
        for (LabelledPrompt prompt : prompts) {
            AnswerRecord.Answer answer = answer(prompt, client, clock);
            answers.add(answer);
            int words = raw(answer, prompt, 0).size();
            progress.accept("word set '%s': prompt %s of %d answered with %d words in %s s"
                    .formatted(spec.name(), answer.id(), prompts.size(), words, Numbers.shortest(answer.seconds())));
        }
        AnswerRecord all = new AnswerRecord(
                AnswerRecord.FORMAT, client.address().toString(), AnswerRecord.Parameters.of(spec.chat()), answers);
        words(all);
        AnswerRecordFile.write(all, spec.answers());
    }

    private AnswerRecord.Answer answer(LabelledPrompt prompt, ChatClient client, Clock clock) {
        Instant asked = clock.instant();
        ChatAnswer answer = client.ask(new ChatQuestion(
                spec.chat().model(),
                prompt.prompt().text(),
                spec.chat().temperature(),
                spec.chat().seed(),
                spec.chat().tokenLimit().field(),
                spec.chat().maxTokens()));
        return new AnswerRecord.Answer(
                prompt.prompt().id(),
                prompt.label(),
                prompt.prompt().text(),
                answer.text(),
                answer.finishReason(),
                answer.model(),
                answer.usage(),
                asked.truncatedTo(ChronoUnit.SECONDS).toString(),
                Duration.between(asked, clock.instant()).toMillis() / 1000.0);
    }

    private CleanedWordSet words(AnswerRecord record) {
        List<WordCleaning.Raw> raw = new ArrayList<>();
        for (int i = 0; i < prompts.size(); i++) {
            raw.addAll(raw(record.answers().get(i), prompts.get(i), raw.size()));
        }
        return WordSets.answered(
                spec.name(),
                "the answers for '%s'".formatted(spec.name()),
                raw,
                prompts.stream().map(LabelledPrompt::prompt).toList(),
                record);
    }

    /** The items of an answer, numbered on from those before. */
    private List<WordCleaning.Raw> raw(AnswerRecord.Answer answer, LabelledPrompt prompt, int before) {
        List<String> items = AnswerList.items(answer.answer());
        if (items.isEmpty() || answer.finishReason().equals(ChatAnswer.CONTENT_FILTER)) {
            throw unusable(answer, "no list in the answer");
        }
        if (items.size() > MOST_ITEMS) {
            throw unusable(answer, "%d items, of at most %d, in the answer".formatted(items.size(), MOST_ITEMS));
        }
        List<WordCleaning.Raw> raw = new ArrayList<>();
        for (String item : items) {
            boolean last = raw.size() == items.size() - 1;
            String cutOff = answer.isCutOff() && last ? WordCleaning.CUT_OFF : "";
            raw.add(raw(item, prompt, before + raw.size() + 1, cutOff));
        }
        return raw;
    }

    private static WordCleaning.Raw raw(String item, LabelledPrompt prompt, int number, String fault) {
        String word = Normalizer.normalize(item, Normalizer.Form.NFC);
        if (prompt.lowerCase()) {
            word = word.toLowerCase(Locale.ROOT);
        }
        boolean tooLong = word.codePointCount(0, word.length()) > LONGEST_WORD;
        String shown = tooLong ? word.substring(0, word.offsetByCodePoints(0, LONGEST_WORD)) + "…" : word;
        return new WordCleaning.Raw(
                number,
                OneLine.text(shown),
                prompt.label(),
                prompt.prompt().id(),
                fault.isEmpty() && tooLong ? WordCleaning.TOO_LONG : fault);
    }

    private BadInputException unusable(AnswerRecord.Answer answer, String what) {
        return new BadInputException("word set '%s': %s to prompt %s, %s: %s"
                .formatted(
                        spec.name(),
                        what,
                        answer.id(),
                        OneLine.quoted(answer.prompt()),
                        answer.answer().isBlank()
                                ? "it is empty"
                                : OneLine.quoted(answer.answer().strip())));
    }
}
