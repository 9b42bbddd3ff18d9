package monosema.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys and values of the tokens that a model has read of some texts, so that it need not read them again to go on. Texts
 * of one cache are equally far. Not thread-safe; closing it frees its arrays.
 */
public final class KeyValueCache implements AutoCloseable {
    private final NDManager manager;
    private final List<Layer> layers = new ArrayList<>();
    private final int length;
    private int texts;
    private int position;

    /**
     * An empty cache.
     *
     * @param shape [texts, heads, length, head size]
     */
    KeyValueCache(Device device, int layers, Shape shape) {
        this.manager = NDManager.newBaseManager(device);
        this.texts = Math.toIntExact(shape.get(0));
        this.length = Math.toIntExact(shape.get(2));
        for (int i = 0; i < layers; i++) {
            this.layers.add(new Layer(manager.zeros(shape), manager.zeros(shape)));
        }
    }

    /** Number of texts. */
    public int texts() {
        return texts;
    }

    /** The most tokens of a text. */
    public int length() {
        return length;
    }

    /** Tokens of each text that the model has read. */
    public int position() {
        return position;
    }

    /**
     * Goes on with some of the texts only.
     *
     * @param rows the texts to keep, zero-based, ascending, at least one
     */
    public void keep(List<Integer> rows) {
        int[] index = rows.stream().mapToInt(Integer::intValue).toArray();
        try (NDArray picked = manager.create(index)) {
            layers.forEach(layer -> layer.keep(picked));
        }
        texts = index.length;
    }

    Past layer(int layer) {
        return layers.get(layer);
    }

    void advance(int tokens) {
        position += tokens;
    }

    @Override
    public void close() {
        manager.close();
    }

    private final class Layer implements Past {
        private NDArray keys;
        private NDArray values;

        Layer(NDArray keys, NDArray values) {
            this.keys = keys;
            this.values = values;
        }

        @Override
        public NDArray keys(NDArray fresh) {
            return appended(keys, fresh);
        }

        @Override
        public NDArray values(NDArray fresh) {
            return appended(values, fresh);
        }

        /** Writes behind what is there, and shows all of it. */
        private NDArray appended(NDArray all, NDArray fresh) {
            long end = position + fresh.getShape().get(2);
            all.set(new NDIndex().addAllDim(2).addSliceDim(position, end), fresh);
            NDArray soFar = all.get(new NDIndex().addAllDim(2).addSliceDim(0, end));
            soFar.attach(fresh.getManager());
            return soFar;
        }

        private void keep(NDArray rows) {
            NDArray oldKeys = keys;
            NDArray oldValues = values;
            keys = oldKeys.get(rows);
            values = oldValues.get(rows);
            oldKeys.close();
            oldValues.close();
        }
    }
}
