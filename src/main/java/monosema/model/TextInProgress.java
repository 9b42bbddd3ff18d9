package monosema.model;

import java.util.ArrayList;
import java.util.List;
import monosema.io.BadInputException;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/** A text while a {@link Generator} writes it; its token 0 is the begin-of-text token. */
final class TextInProgress {
    private final long number;
    private final UniformRandomProvider random;
    private final List<Integer> tokens = new ArrayList<>();
    private final int begin;
    private final int promptTokens;
    private final int maxNewTokens;
    private final int context;
    private GeneratedText.@Nullable Ending ending;

    TextInProgress(LanguageModel model, int[] prompt, int maxNewTokens, Seed seed, long number) {
        this.number = number;
        this.random = seed.stream("text." + number);
        this.begin = model.tokenizer().beginOfText();
        this.promptTokens = prompt.length;
        this.maxNewTokens = maxNewTokens;
        this.context = model.context();
        tokens.add(begin);
        for (int id : prompt) {
            tokens.add(id);
        }
    }

    /** Tokens there are, with the begin-of-text token. */
    int known() {
        return tokens.size();
    }

    /** The most tokens that the model will read: the last token drawn is not. */
    int mostRead() {
        return (int) Math.min(context, promptTokens + (long) maxNewTokens);
    }

    int token(int position) {
        return tokens.get(position);
    }

    boolean isDone() {
        return ending != null;
    }

    /** Takes the logits of the token after the first {@code read} ones; of no use where the prompt has that token. */
    void next(float[] logits, int read, Sampling sampling) {
        if (read < tokens.size()) {
            return;
        }
        requireNumbers(logits, read);
        int id = sampling.choose(logits, random);
        if (id == begin) {
            ending = GeneratedText.Ending.END_OF_TEXT;
            return;
        }
        tokens.add(id);
        if (tokens.size() - 1 - promptTokens == maxNewTokens) {
            ending = GeneratedText.Ending.LENGTH;
        } else if (read == context) {
            ending = GeneratedText.Ending.CONTEXT;
        }
    }

    private void requireNumbers(float[] logits, int read) {
        for (int id = 0; id < logits.length; id++) {
            if (!(Math.abs(logits[id]) <= Float.MAX_VALUE)) {
                throw new BadInputException("text %d: the logit of token %d at position %d is %s, must be finite"
                        .formatted(number, id, read, logits[id]));
            }
        }
    }

    GeneratedText result() {
        if (ending == null) {
            throw new IllegalStateException("text " + number + " is not done");
        }
        return new GeneratedText(tokens.subList(1, tokens.size()), promptTokens, ending);
    }
}
