package monosema.activations;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.config.ActivationSpec;
import monosema.data.SentenceFrame;
import monosema.data.WordSet;
import monosema.io.BadInputException;
import monosema.model.HalvingBatch;
import monosema.model.HookSite;
import monosema.model.LanguageModel;
import monosema.tokens.Tokenizer;

/**
 * The activations of labelled words at a hook site: each word is run through the model alone, or behind a sentence
 * opening.
 */
public final class WordActivations {
    private static final int BATCH = 256;

    private final LanguageModel model;
    private final ActivationSpec spec;
    private final HookSite site;

    /**
     * Reads a model as declared.
     *
     * @throws BadInputException if the hook is not supported or the model has no such layer
     */
    public WordActivations(LanguageModel model, ActivationSpec spec) {
        this.model = model;
        this.spec = spec;
        this.site = HookSite.parse(spec.hook());
        model.width(site);
    }

    /**
     * One row a word, in the word set's order.
     *
     * @throws BadInputException if a word cannot be encoded or is longer than the model's context, by name, or if an
     *     activation is not finite
     */
    public ActivationMatrix of(WordSet words) {
        return run(
                words,
                words.words().stream()
                        .map(word -> encode(new int[0], word.word()))
                        .toList());
    }

    /**
     * One row a word and frame, the frames of the first word first; nothing of a frame is pooled.
     *
     * @throws BadInputException if a frame or word cannot be encoded or they are longer than the model's context, by name
     */
    public ActivationMatrix inFrames(WordSet words, List<SentenceFrame> frames) {
        List<int[]> openings = frames.stream()
                .map(frame -> model.tokenizer().encode(frame.opening()))
                .toList();
        return run(
                words,
                words.words().stream()
                        .flatMap(word -> openings.stream().map(opening -> encode(opening, word.word())))
                        .toList());
    }

    private ActivationMatrix run(WordSet words, List<Input> inputs) {
        Map<Form, List<Integer>> rowsByForm = new LinkedHashMap<>();
        for (int row = 0; row < inputs.size(); row++) {
            rowsByForm
                    .computeIfAbsent(inputs.get(row).form(), form -> new ArrayList<>())
                    .add(row);
        }
        int width = model.width(site);
        float[] values = new float[inputs.size() * width];
        HalvingBatch batches = new HalvingBatch("activations of words at " + site.hookName(), "words", BATCH);
        try (NDManager manager = NDManager.newBaseManager(model.device())) {
            rowsByForm.forEach((form, rows) -> batches.run(
                    manager,
                    rows.size(),
                    (scope, from, to) -> copy(scope, inputs, form, rows.subList(from, to), values)));
        }
        return ActivationMatrix.of(words, inputs.size() / words.words().size(), width, values);
    }

    private Input encode(int[] opening, String word) {
        Tokenizer tokenizer = model.tokenizer();
        int[] ids = tokenizer.encode(spec.leadingSpace() ? " " + word : word);
        int begin = spec.prependBos() ? 1 : 0;
        int lead = begin + opening.length;
        if (ids.length + lead > model.context()) {
            throw new BadInputException("'%s'%s has %d tokens, which exceed the model's context of %d"
                    .formatted(word, opening.length > 0 ? " in its frame" : "", ids.length + lead, model.context()));
        }
        int[] tokens = new int[ids.length + lead];
        if (spec.prependBos()) {
            tokens[0] = tokenizer.beginOfText();
        }
        System.arraycopy(opening, 0, tokens, begin, opening.length);
        System.arraycopy(ids, 0, tokens, lead, ids.length);
        return new Input(tokens, lead);
    }

    /** Runs words of one form and copies their rows to their places. */
    private void copy(NDManager scope, List<Input> inputs, Form form, List<Integer> rows, float[] values) {
        int[] ids = rows.stream()
                .flatMapToInt(row -> Arrays.stream(inputs.get(row).tokens))
                .toArray();
        NDArray input = scope.create(ids, new Shape(rows.size(), form.length()));
        float[] pooled =
                pool(model.activations(scope, input, site), form.lead()).toFloatArray();
        int width = pooled.length / rows.size();
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(pooled, i * width, values, rows.get(i) * width, width);
        }
    }

    /** [B, T, width] to [B, width]; what stands before the word is left out. */
    private NDArray pool(NDArray values, int lead) {
        NDArray word = lead > 0 ? values.get(":, {}:", lead) : values;
        return switch (spec.pooling()) {
            case LAST -> word.get(":, -1");
            case MEAN -> word.mean(new int[] {1});
            case MAX -> word.max(new int[] {1});
        };
    }

    /** Tokens to run, the word's own last. */
    private static final class Input {
        private final int[] tokens;
        private final int lead;

        Input(int[] tokens, int lead) {
            this.tokens = tokens;
            this.lead = lead;
        }

        Form form() {
            return new Form(tokens.length, lead);
        }
    }

    /** What inputs of one batch have in common: their tokens, and how many of them stand before the word. */
    private record Form(int length, int lead) {}
}
