package monosema.activations;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import monosema.config.ActivationSpec;
import monosema.data.LabelledWord;
import monosema.data.WordSet;
import monosema.io.BadInputException;
import monosema.model.HookSite;
import monosema.model.LanguageModel;
import monosema.model.Tokenizer;

/** The activations of labelled words at a hook site: each word is run through the model alone, without context. */
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
     * @throws BadInputException if a word cannot be encoded or is longer than the model's context, by name
     */
    public ActivationMatrix of(WordSet words) {
        List<int[]> tokens =
                words.words().stream().map(LabelledWord::word).map(this::encode).toList();
        Map<Integer, List<Integer>> rowsByLength = new TreeMap<>();
        for (int row = 0; row < tokens.size(); row++) {
            rowsByLength
                    .computeIfAbsent(tokens.get(row).length, length -> new ArrayList<>())
                    .add(row);
        }
        int width = model.width(site);
        float[] values = new float[tokens.size() * width];
        try (NDManager manager = NDManager.newBaseManager(model.device())) {
            for (List<Integer> rows : rowsByLength.values()) {
                for (int from = 0; from < rows.size(); from += BATCH) {
                    copy(manager, tokens, rows.subList(from, Math.min(from + BATCH, rows.size())), values);
                }
            }
        }
        return ActivationMatrix.of(tokens.size(), width, values);
    }

    private int[] encode(String word) {
        Tokenizer tokenizer = model.tokenizer();
        int[] ids = tokenizer.encode(word);
        int lead = spec.prependBos() ? 1 : 0;
        if (ids.length + lead > model.context()) {
            throw new BadInputException("'%s' has %d tokens, which exceed the model's context of %d"
                    .formatted(word, ids.length + lead, model.context()));
        }
        int[] tokens = new int[ids.length + lead];
        System.arraycopy(ids, 0, tokens, lead, ids.length);
        if (spec.prependBos()) {
            tokens[0] = tokenizer.endOfText();
        }
        return tokens;
    }

    /** Runs words of one length and copies their rows to their places. */
    private void copy(NDManager manager, List<int[]> tokens, List<Integer> rows, float[] values) {
        int length = tokens.get(rows.get(0)).length;
        int[] ids = rows.stream()
                .flatMapToInt(row -> Arrays.stream(tokens.get(row)))
                .toArray();
        try (NDManager scope = manager.newSubManager()) {
            NDArray input = scope.create(ids, new Shape(rows.size(), length));
            float[] pooled = pool(model.activations(scope, input, site)).toFloatArray();
            int width = pooled.length / rows.size();
            for (int i = 0; i < rows.size(); i++) {
                System.arraycopy(pooled, i * width, values, rows.get(i) * width, width);
            }
        }
    }

    /** [B, T, width] to [B, width]; the begin-of-text token's own activation is left out. */
    private NDArray pool(NDArray values) {
        NDArray word = spec.prependBos() ? values.get(":, 1:") : values;
        return switch (spec.pooling()) {
            case LAST -> word.get(":, -1");
            case MEAN -> word.mean(new int[] {1});
            case MAX -> word.max(new int[] {1});
        };
    }
}
