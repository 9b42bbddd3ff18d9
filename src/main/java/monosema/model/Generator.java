package monosema.model;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import monosema.io.BadInputException;
import monosema.provenance.Seed;

/**
 * Lets a language model write texts, many at a time. A text begins with the begin-of-text token and ends where the model
 * begins another one, where it has the number of tokens asked for, or where the context is full: nothing slides.
 *
 * <p>Each text draws from a random stream of its own, {@code text.I} of the seed, so the batch it is written in changes it
 * no more than by what rounding does to logits: a token may differ where a draw lies within some 1e-6 of the border
 * between two.
 */
public final class Generator {
    private final LanguageModel model;
    private final Sampling sampling;
    private final int maxNewTokens;
    private final HalvingBatch batches;

    /**
     * A way to write.
     *
     * @param model stays the caller's to close
     * @param maxNewTokens the most tokens after a prompt, at least 1
     * @param batch texts at a time, at least 1
     */
    public Generator(LanguageModel model, Sampling sampling, int maxNewTokens, int batch) {
        if (maxNewTokens < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "maxNewTokens %d and batch %d must be >= 1".formatted(maxNewTokens, batch));
        }
        this.model = model;
        this.sampling = sampling;
        this.maxNewTokens = maxNewTokens;
        this.batches = new HalvingBatch("generated texts", "texts", batch);
    }

    /**
     * Writes a text after each prompt.
     *
     * @param prompts token ids without a begin-of-text token; may be empty
     * @param first the number of the first text: text {@code first + i} draws from that stream, so that further calls with
     *     the same seed write further texts
     * @return in the order of the prompts
     * @throws BadInputException if a prompt leaves no room in the context or has an id outside the vocabulary, or a logit is
     *     NaN or infinite, naming the text and where
     */
    public List<GeneratedText> generate(List<int[]> prompts, Seed seed, long first) {
        for (int i = 0; i < prompts.size(); i++) {
            check(prompts.get(i), first + i);
        }
        List<GeneratedText> texts = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager(model.device())) {
            batches.run(
                    manager,
                    prompts.size(),
                    (scope, from, to) -> write(scope, begun(prompts, from, to, seed, first)),
                    some -> some.forEach(text -> texts.add(text.result())));
        }
        return texts;
    }

    private List<TextInProgress> begun(List<int[]> prompts, int from, int to, Seed seed, long first) {
        return IntStream.range(from, to)
                .mapToObj(i -> new TextInProgress(model, prompts.get(i), maxNewTokens, seed, first + i))
                .toList();
    }

    private void check(int[] prompt, long text) {
        if (prompt.length + 1 > model.context()) {
            throw new BadInputException(
                    "prompt of text %d: %d tokens and the begin-of-text token must fit the context of %d"
                            .formatted(text, prompt.length, model.context()));
        }
        for (int id : prompt) {
            if (id < 0 || id >= model.tokenizer().size()) {
                throw new BadInputException("prompt of text %d: token %d must be in [0, %d)"
                        .formatted(text, id, model.tokenizer().size()));
            }
        }
    }

    /**
     * All texts are equally far: what all prompts have is read at once, then a token of each at a time, of a prompt that is
     * longer or drawn.
     */
    private List<TextInProgress> write(NDManager scope, List<TextInProgress> texts) {
        int longest = texts.stream().mapToInt(TextInProgress::mostRead).max().orElseThrow();
        int common = texts.stream().mapToInt(TextInProgress::known).min().orElseThrow();
        try (KeyValueCache cache = model.cache(texts.size(), longest)) {
            Writing writing = new Writing(model, sampling, scope, cache, texts);
            for (int read = common; !writing.isDone(); read = 1) {
                writing.read(read);
            }
        }
        return texts;
    }
}
