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
import java.util.function.UnaryOperator;
import monosema.io.BadInputException;
import monosema.model.HalvingBatch;
import monosema.model.HookSite;
import monosema.model.LanguageModel;
import monosema.model.Splice;
import monosema.stats.Parallel;

/**
 * Log-probabilities of continuations, {@code log P(t_1 ... t_n | prefix)} in nats, each context run once however many
 * continuations share it. The softmax is summed in float64.
 */
final class NextTokenLogP {
    /** Logits held at a time, in floats. */
    private static final long MOST_LOGITS = 1L << 24;

    private static final Continuation.Span NOWHERE = new Continuation.Span(0, 0);

    private final LanguageModel model;
    private final boolean edited;
    private final Map<Context, Set<Integer>> asked = new LinkedHashMap<>();
    private final Map<Context, Map<Integer, Double>> answers = new HashMap<>();

    /** Tokens that are read, and the positions at which the model may be edited: texts of equal tokens may differ there. */
    private record Context(List<Integer> tokens, Continuation.Span edited) {
        int length() {
            return tokens.size();
        }
    }

    /** Of the model as it is. */
    NextTokenLogP(LanguageModel model) {
        this(model, false);
    }

    /**
     * Of a model that may be edited.
     *
     * @param edited whether it is to be, so that texts are kept apart by where
     */
    NextTokenLogP(LanguageModel model, boolean edited) {
        this.model = model;
        this.edited = edited;
    }

    /** Asks for a continuation. */
    void ask(Continuation wanted) {
        for (int i = wanted.from(); i < wanted.tokens().size(); i++) {
            asked.computeIfAbsent(context(wanted, i), context -> new LinkedHashSet<>())
                    .add(wanted.tokens().get(i));
        }
    }

    private Context context(Continuation of, int length) {
        return new Context(List.copyOf(of.tokens().subList(0, length)), edited ? of.read() : NOWHERE);
    }

    /** Runs the model on every context that was asked for. */
    void run() {
        run((tokens, contexts, scope) -> model.logits(scope, tokens));
    }

    /**
     * Runs it with the values at a hook site edited at the positions that each word's activation is read from, and
     * nowhere else; the answers replace those before.
     */
    void run(HookSite site, UnaryOperator<NDArray> edit) {
        run((tokens, contexts, scope) ->
                model.logits(scope, tokens, new Splice(site, Splice.keeping(kept(contexts), edit))));
    }

    private interface Pass {
        NDArray logits(NDArray tokens, List<Context> contexts, NDManager scope);
    }

    private void run(Pass pass) {
        Map<Integer, List<Context>> byLength = new TreeMap<>();
        asked.keySet()
                .forEach(context -> byLength.computeIfAbsent(context.length(), length -> new ArrayList<>())
                        .add(context));
        try (NDManager manager = NDManager.newBaseManager(model.device())) {
            byLength.forEach((length, contexts) -> {
                long floats = (long) length * model.tokenizer().size();
                int batch = (int) Math.max(1, Math.min(256, MOST_LOGITS / floats));
                new HalvingBatch("next tokens of texts", "texts", batch)
                        .run(
                                manager,
                                contexts.size(),
                                (scope, from, to) -> run(scope, contexts.subList(from, to), pass));
            });
        }
    }

    /**
     * The answer of the last run.
     *
     * @return nats, at most 0
     */
    double of(Continuation wanted) {
        double sum = 0;
        for (int i = wanted.from(); i < wanted.tokens().size(); i++) {
            Double logP = answers.getOrDefault(context(wanted, i), Map.of())
                    .get(wanted.tokens().get(i));
            if (logP == null) {
                throw new IllegalStateException("not asked for: " + wanted);
            }
            sum += logP;
        }
        return sum;
    }

    /** The positions of contexts of one length that keep their values, row by row. */
    private static boolean[] kept(List<Context> contexts) {
        int length = contexts.get(0).length();
        boolean[] kept = new boolean[contexts.size() * length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = !contexts.get(i / length).edited().contains(i % length);
        }
        return kept;
    }

    private void run(NDManager scope, List<Context> contexts, Pass pass) {
        int length = contexts.get(0).length();
        int[] ids = contexts.stream()
                .flatMap(context -> context.tokens().stream())
                .mapToInt(Integer::intValue)
                .toArray();
        NDArray tokens = scope.create(ids, new Shape(contexts.size(), length));
        float[] last = pass.logits(tokens, contexts, scope).get(":, -1").toFloatArray();
        int size = last.length / contexts.size();
        double[] normalisers = new double[contexts.size()];
        Parallel.range(normalisers.length, row -> normalisers[row] = logSumExp(last, row * size, size));
        for (int row = 0; row < normalisers.length; row++) {
            answer(contexts.get(row), last, row * size, normalisers[row]);
        }
    }

    private static double logSumExp(float[] logits, int at, int size) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = at; i < at + size; i++) {
            most = Math.max(most, logits[i]);
        }
        double sum = 0;
        for (int i = at; i < at + size; i++) {
            sum += StrictMath.exp(logits[i] - most);
        }
        return most + StrictMath.log(sum);
    }

    private void answer(Context context, float[] logits, int at, double normaliser) {
        if (!Double.isFinite(normaliser)) {
            throw new BadInputException("the model's logits after %s are not finite".formatted(context.tokens()));
        }
        Map<Integer, Double> answer = new HashMap<>();
        asked.getOrDefault(context, Set.of()).forEach(id -> answer.put(id, logits[at + id] - normaliser));
        answers.put(context, answer);
    }
}
