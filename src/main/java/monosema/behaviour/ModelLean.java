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

/**
 * How a model itself leans after each labelled word: the log-odds of the two classes' cue words, such as {@code her} and
 * {@code his}, as the next word. Each word stands alone, fed as its activations are taken; a cue of several tokens has
 * the product of their probabilities.
 */
public final class ModelLean {
    private final LanguageModel model;
    private final ActivationSpec activations;

    /**
     * A model and the way words are fed to it.
     *
     * @param activations whether a begin-of-text token and a space stand before the word
     */
    public ModelLean(LanguageModel model, ActivationSpec activations) {
        this.model = model;
        this.activations = activations;
    }

    /**
     * The lean after each word, in the word set's order.
     *
     * @param cues whose labels are the word set's
     * @throws BadInputException if the labels are others, a word or cue has no token, or both together exceed the context
     */
    public List<WordLean> of(WordSet words, CueSpec cues) {
        List<String> first = cuesOf(words.firstLabel(), words, cues);
        List<String> second = cuesOf(words.secondLabel(), words, cues);
        NextTokenLogP logP = new NextTokenLogP(model);
        List<List<Continuation>> asked = new ArrayList<>();
        for (LabelledWord word : words.words()) {
            List<Continuation> all = new ArrayList<>();
            for (int pair = 0; pair < first.size(); pair++) {
                all.add(continuation(word.word(), first.get(pair)));
                all.add(continuation(word.word(), second.get(pair)));
            }
            all.forEach(one -> logP.ask(one.tokens(), one.from()));
            asked.add(all);
        }
        logP.run();
        List<WordLean> leans = new ArrayList<>();
        for (int row = 0; row < asked.size(); row++) {
            leans.add(new WordLean(words.words().get(row), logOdds(asked.get(row), logP)));
        }
        return leans;
    }

    /**
     * Checks cues against words, which needs no model.
     *
     * @throws BadInputException if a label of the words has no cues
     */
    public static void check(WordSet words, CueSpec cues) {
        cuesOf(words.firstLabel(), words, cues);
        cuesOf(words.secondLabel(), words, cues);
    }

    private static List<String> cuesOf(String label, WordSet words, CueSpec cues) {
        return cues.of(label)
                .orElseThrow(() -> new BadInputException(
                        "lean: the cues are for the labels '%s' and '%s', word set '%s' has '%s' and '%s'"
                                .formatted(
                                        cues.first().label(),
                                        cues.second().label(),
                                        words.name(),
                                        words.firstLabel(),
                                        words.secondLabel())));
    }

    private static List<Double> logOdds(List<Continuation> asked, NextTokenLogP logP) {
        List<Double> odds = new ArrayList<>();
        for (int i = 0; i < asked.size(); i += 2) {
            Continuation first = asked.get(i);
            Continuation second = asked.get(i + 1);
            odds.add(logP.of(first.tokens(), first.from()) - logP.of(second.tokens(), second.from()));
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
        return new Continuation(tokens, tokens.size() - both.length + alone.length);
    }

    private record Continuation(List<Integer> tokens, int from) {}
}
