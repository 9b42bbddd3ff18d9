package monosema.behaviour;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import monosema.io.BadInputException;
import monosema.model.HalvingBatch;
import monosema.model.LanguageModel;

/**
 * Log-probabilities of continuations, {@code log P(t_1 ... t_n | prefix)} in nats, each context run once however many
 * continuations share it. The softmax is summed in float64.
 */
final class NextTokenLogP {
    /** Logits held at a time, in floats. */
    private static final long MOST_LOGITS = 1L << 24;

    private final LanguageModel model;
    private final Map<List<Integer>, Set<Integer>> asked = new LinkedHashMap<>();
    private final Map<List<Integer>, Map<Integer, Double>> answers = new HashMap<>();

    NextTokenLogP(LanguageModel model) {
        this.model = model;
    }

    /**
     * Asks for a continuation.
     *
     * @param tokens prefix and continuation
     * @param from where the continuation begins, at least 1
     */
    void ask(List<Integer> tokens, int from) {
        for (int i = from; i < tokens.size(); i++) {
            asked.computeIfAbsent(List.copyOf(tokens.subList(0, i)), context -> new LinkedHashSet<>())
                    .add(tokens.get(i));
        }
    }

    /** Runs the model on every context that was asked for. */
    void run() {
        Map<Integer, List<List<Integer>>> byLength = new TreeMap<>();
        asked.keySet()
                .forEach(context -> byLength.computeIfAbsent(context.size(), length -> new ArrayList<>())
                        .add(context));
        try (NDManager manager = NDManager.newBaseManager(model.device())) {
            byLength.forEach((length, contexts) -> {
                long floats = (long) length * model.tokenizer().size();
                int batch = (int) Math.max(1, Math.min(256, MOST_LOGITS / floats));
                new HalvingBatch("next tokens of texts", "texts", batch)
                        .run(manager, contexts.size(), (scope, from, to) -> run(scope, contexts.subList(from, to)));
            });
        }
    }

    /**
     * The answer, once {@link #run} has been.
     *
     * @return nats, at most 0
     */
    double of(List<Integer> tokens, int from) {
        double sum = 0;
        for (int i = from; i < tokens.size(); i++) {
            Double logP = answers.getOrDefault(tokens.subList(0, i), Map.of()).get(tokens.get(i));
            if (logP == null) {
                throw new IllegalStateException("not asked for: " + tokens);
            }
            sum += logP;
        }
        return sum;
    }

    private void run(NDManager scope, List<List<Integer>> contexts) {
        int length = contexts.get(0).size();
        int[] ids = contexts.stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .toArray();
        NDArray logits = model.logits(scope, scope.create(ids, new Shape(contexts.size(), length)));
        float[] last = logits.get(":, -1").toFloatArray();
        int size = last.length / contexts.size();
        for (int row = 0; row < contexts.size(); row++) {
            answer(contexts.get(row), last, row * size, size);
        }
    }

    private void answer(List<Integer> context, float[] logits, int at, int size) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = at; i < at + size; i++) {
            most = Math.max(most, logits[i]);
        }
        double sum = 0;
        for (int i = at; i < at + size; i++) {
            sum += StrictMath.exp(logits[i] - most);
        }
        double normaliser = most + StrictMath.log(sum);
        if (!Double.isFinite(normaliser)) {
            throw new BadInputException("the model's logits after %s are not finite".formatted(context));
        }
        Map<Integer, Double> answer = new HashMap<>();
        asked.getOrDefault(context, Set.of()).forEach(id -> answer.put(id, logits[at + id] - normaliser));
        answers.put(context, answer);
    }
}
