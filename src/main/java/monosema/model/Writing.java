package monosema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A batch of texts being written over one cache. Texts that are done leave it now and then. */
final class Writing {
    /** Share of the rows that may be of texts that are done before the others move together. */
    private static final double IDLE = 0.125;

    private final LanguageModel model;
    private final Sampling sampling;
    private final NDManager manager;
    private final KeyValueCache cache;
    private List<TextInProgress> rows;

    Writing(
            LanguageModel model,
            Sampling sampling,
            NDManager manager,
            KeyValueCache cache,
            List<TextInProgress> texts) {
        this.model = model;
        this.sampling = sampling;
        this.manager = manager;
        this.cache = cache;
        this.rows = List.copyOf(texts);
    }

    boolean isDone() {
        return rows.stream().allMatch(TextInProgress::isDone);
    }

    /** Lets the model read the next tokens of all texts, and each take what follows. */
    void read(int count) {
        moveTogether();
        int position = cache.position();
        int[] ids = new int[rows.size() * count];
        for (int i = 0; i < ids.length; i++) {
            TextInProgress text = rows.get(i / count);
            // A text that is done has no further tokens; what its row holds matters no more.
            ids[i] = text.isDone() ? text.token(0) : text.token(position + i % count);
        }
        try (NDManager scope = manager.newSubManager()) {
            NDArray tokens = scope.create(ids, new Shape(rows.size(), count));
            NDArray logits = model.nextLogits(scope, tokens, cache);
            int vocabulary = Math.toIntExact(logits.getShape().get(1));
            choose(logits.toByteBuffer().asFloatBuffer(), vocabulary, position + count);
        }
    }

    private void choose(FloatBuffer logits, int vocabulary, int read) {
        float[] own = new float[vocabulary];
        for (int row = 0; row < rows.size(); row++) {
            if (!rows.get(row).isDone()) {
                logits.get(row * vocabulary, own);
                rows.get(row).next(own, read, sampling);
            }
        }
    }

    private void moveTogether() {
        List<Integer> open = IntStream.range(0, rows.size())
                .filter(row -> !rows.get(row).isDone())
                .boxed()
                .toList();
        if (rows.size() - open.size() > IDLE * rows.size()) {
            cache.keep(open);
            List<TextInProgress> left = new ArrayList<>();
            open.forEach(row -> left.add(rows.get(row)));
            rows = List.copyOf(left);
        }
    }
}
