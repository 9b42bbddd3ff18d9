package monosema.behaviour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import monosema.config.ActivationSpec;
import monosema.config.CueSpec;
import monosema.data.LabelledWord;
import monosema.data.WordSet;
import monosema.io.BadInputException;
import monosema.model.LanguageModel;
import monosema.tokens.Tokenizer;

/** Every word of a set with every cue behind it, and the log-odds that a model's answers make of each pair of cues. */
final class CueTexts {
    private final LanguageModel model;
    private final ActivationSpec activations;
    private final WordSet words;
    private final List<List<Continuation>> texts = new ArrayList<>();

    /**
     * Encodes them.
     *
     * @param analysis that has the cues, for messages
     * @throws BadInputException as {@link #cuesOf}; if a word or cue has no token, or both together exceed the context
     */
    CueTexts(LanguageModel model, ActivationSpec activations, WordSet words, CueSpec cues, String analysis) {
        this.model = model;
        this.activations = activations;
        this.words = words;
        List<String> first = cuesOf(words.firstLabel(), words, cues, analysis);
        List<String> second = cuesOf(words.secondLabel(), words, cues, analysis);
        for (LabelledWord word : words.words()) {
            List<Continuation> all = new ArrayList<>();
            for (int pair = 0; pair < first.size(); pair++) {
                all.add(continuation(word.word(), first.get(pair)));
                all.add(continuation(word.word(), second.get(pair)));
            }
            texts.add(all);
        }
    }

    /**
     * The cues of a label.
     *
     * @throws BadInputException if it has none
     */
    static List<String> cuesOf(String label, WordSet words, CueSpec cues, String analysis) {
        return cues.of(label)
                .orElseThrow(() -> new BadInputException(
                        "%s: the cues are for the labels '%s' and '%s', word set '%s' has '%s' and '%s'"
                                .formatted(
                                        analysis,
                                        cues.first().label(),
                                        cues.second().label(),
                                        words.name(),
                                        words.firstLabel(),
                                        words.secondLabel())));
    }

    /** All continuations, word by word. */
    List<Continuation> all() {
        return texts.stream().flatMap(List::stream).toList();
    }

    /** The lean after each word, in the word set's order. */
    List<WordLean> leans(NextTokenLogP answers) {
        List<WordLean> leans = new ArrayList<>();
        for (int row = 0; row < texts.size(); row++) {
            leans.add(new WordLean(words.words().get(row), logOdds(texts.get(row), answers)));
        }
        return leans;
    }

    private static List<Double> logOdds(List<Continuation> asked, NextTokenLogP answers) {
        List<Double> odds = new ArrayList<>();
        for (int i = 0; i < asked.size(); i += 2) {
            odds.add(answers.of(asked.get(i)) - answers.of(asked.get(i + 1)));
        }
        return odds;
    }

    private Continuation continuation(String word, String cue) {
        Tokenizer tokenizer = model.tokenizer();
        String text = activations.leadingSpace() ? " " + word : word;
        int[] alone = tokenizer.encode(text);
        int[] both = tokenizer.encode(text + " " + cue);
        if (both.length <= alone.length || Arrays.mismatch(alone, both) != alone.length) {
            throw new BadInputException("cue '%s': the tokens of '%s' change when it follows".formatted(cue, word));
        }
        List<Integer> tokens = new ArrayList<>();
        if (activations.prependBos()) {
            tokens.add(tokenizer.beginOfText());
        }
        Arrays.stream(both).forEach(tokens::add);
        if (tokens.size() > model.context()) {
            throw new BadInputException("'%s %s' has %d tokens, which exceed the model's context of %d"
                    .formatted(word, cue, tokens.size(), model.context()));
        }
        int end = tokens.size() - both.length + alone.length;
        boolean last = activations.pooling() == ActivationSpec.Pooling.LAST;
        return new Continuation(tokens, end, new Continuation.Span(last ? end - 1 : end - alone.length, end));
    }
}
