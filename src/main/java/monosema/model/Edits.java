package monosema.model;

import ai.djl.ndarray.NDArray;

/** What becomes of the values at each place of a block before the block goes on with them. */
interface Edits {
    /** Everything stays as it is. */
    Edits NONE = (place, values) -> values;

    /** Takes the values at a place, [B, T, width], and returns values of the same shape. */
    NDArray at(HookSite.Kind place, NDArray values);
}
