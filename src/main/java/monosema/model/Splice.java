package monosema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.Shape;
import java.util.function.UnaryOperator;

/**
 * A replacement of the values at a hook site while a model runs: everything after the site is computed from what the
 * edit returns.
 *
 * @param site where
 * @param edit takes the model's own values, float32 [B, T, width], which it may change in place, and returns float32 of
 *     the same shape; what it makes on the way should belong to the manager of what it was given, which closes with the run, as
 *     what it returns does
 */
public record Splice(HookSite site, UnaryOperator<NDArray> edit) {

    /**
     * An edit that leaves the values of some positions as they are, to the bit.
     *
     * @param keeps B T flags, row by row: the positions that keep theirs
     * @param edit of all positions, which must not change what it is given in place
     */
    public static UnaryOperator<NDArray> keeping(boolean[] keeps, UnaryOperator<NDArray> edit) {
        boolean[] kept = keeps.clone();
        return values -> {
            Shape shape = values.getShape();
            NDArray stays = values.getManager().create(kept, new Shape(shape.get(0), shape.get(1), 1));
            return NDArrays.where(stays.broadcast(shape), values, edit.apply(values));
        };
    }

    /** The edit at its place of its layer, nothing elsewhere. */
    Edits editsOf(int layer) {
        return layer == site.layer() ? this::at : Edits.NONE;
    }

    private NDArray at(HookSite.Kind place, NDArray values) {
        if (place != site.kind()) {
            return values;
        }
        NDArray edited = edit.apply(values);
        if (!edited.getShape().equals(values.getShape())) {
            throw new IllegalArgumentException("what replaces %s must have its shape %s, had %s"
                    .formatted(site.hookName(), values.getShape(), edited.getShape()));
        }
        edited.attach(values.getManager());
        return edited;
    }
}
