package monosema.model;

import ai.djl.ndarray.NDArray;

/** The keys and values of the tokens before those that a block is given. */
interface Past {
    /** Nothing came before, and nothing is kept. */
    Past NONE = new Past() {
        @Override
        public NDArray keys(NDArray fresh) {
            return fresh;
        }

        @Override
        public NDArray values(NDArray fresh) {
            return fresh;
        }
    };

    /** Takes the keys of T more tokens, [B, heads, T, head size], and returns those of all tokens so far. */
    NDArray keys(NDArray fresh);

    /** Takes the values of T more tokens, [B, heads, T, head size], and returns those of all tokens so far. */
    NDArray values(NDArray fresh);
}
