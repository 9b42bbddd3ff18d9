package monosema.checkpoint;

import java.util.function.Supplier;

/** The results of a stage's parts, which need nothing of each other: each is made once, also where builds are killed. */
public interface Parts {
    /** Makes every part and keeps none. */
    Parts NONE = new Parts() {
        @Override
        public <T> T part(String name, Class<T> type, Supplier<T> work) {
            return work.get();
        }
    };

    /**
     * A part's result: the kept one, or made now. Safe for several threads that ask for different parts.
     *
     * @param name one of its kind in the stage; equal names mean equal work
     * @param type a record or an array that JSON gives back equal
     */
    <T> T part(String name, Class<T> type, Supplier<T> work);
}
