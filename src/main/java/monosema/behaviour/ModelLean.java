package monosema.behaviour;

import java.util.List;
import monosema.config.ActivationSpec;
import monosema.config.CueSpec;
import monosema.data.WordSet;
import monosema.io.BadInputException;
import monosema.model.LanguageModel;

/**
 * How a model itself leans after each labelled word: the log-odds of the two classes' cue words, such as {@code her} and
 * {@code his}, as the next word. Each word stands alone, fed as its activations are taken; a cue of several tokens has
 * the product of their probabilities.
 */
public final class ModelLean {
    private static final String ANALYSIS = "lean";

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
        CueTexts texts = new CueTexts(model, activations, words, cues, ANALYSIS);
        NextTokenLogP answers = new NextTokenLogP(model);
        texts.all().forEach(answers::ask);
        answers.run();
        return texts.leans(answers);
    }

    /**
     * Checks cues against words, which needs no model.
     *
     * @param analysis that has the cues, for the message
     * @throws BadInputException if a label of the words has no cues
     */
    public static void check(WordSet words, CueSpec cues, String analysis) {
        CueTexts.cuesOf(words.firstLabel(), words, cues, analysis);
        CueTexts.cuesOf(words.secondLabel(), words, cues, analysis);
    }
}
