package monosema.behaviour;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import monosema.config.ActivationSpec;
import monosema.config.CueSpec;
import monosema.data.WordSet;
import monosema.io.BadInputException;
import monosema.model.HookSite;
import monosema.model.Intervention;
import monosema.model.LanguageModel;

/**
 * How a model leans after each labelled word, as {@link ModelLean}, while the values at the hook site are edited as it
 * reads the word: at the word's last token where that token's activation stands for it, else at all its tokens; never at
 * a begin-of-text token, nor at the tokens of a cue.
 */
public final class IntervenedLean {
    private final HookSite site;
    private final CueTexts texts;
    private final NextTokenLogP answers;
    private final double[] untouched;

    /**
     * Runs the model as it is.
     *
     * @param model stays the caller's to close
     * @param activations the hook site, and how words are fed to the model
     * @param cues whose labels are the word set's
     * @throws BadInputException as {@link ModelLean#of}; if the model has no such hook site
     */
    public IntervenedLean(LanguageModel model, ActivationSpec activations, WordSet words, CueSpec cues) {
        this.site = HookSite.parse(activations.hook());
        model.width(site);
        this.texts = new CueTexts(model, activations, words, cues, "causal");
        this.answers = new NextTokenLogP(model, true);
        texts.all().forEach(answers::ask);
        this.untouched = under(Intervention.none());
    }

    /**
     * The lean after each word under an edit.
     *
     * @param edit takes and returns the values at the hook site, float32 [B, T, width], which it must not change in place;
     *     what it returns is used at the word's positions alone
     * @return mean of the log-odds over the pairs of cues, nats, one a word in the word set's order; above 0 to the first
     *     label
     */
    public double[] under(UnaryOperator<NDArray> edit) {
        answers.run(site, edit);
        return texts.leans(answers).stream().mapToDouble(WordLean::mean).toArray();
    }

    /** The lean without an edit; a new array. */
    public double[] untouched() {
        return untouched.clone();
    }

    /** {@link #under} less {@link #untouched}, word by word. */
    public double[] change(UnaryOperator<NDArray> edit) {
        double[] change = under(edit);
        for (int i = 0; i < change.length; i++) {
            change[i] -= untouched[i];
        }
        return change;
    }
}
