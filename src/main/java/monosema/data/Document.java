package monosema.data;

import java.nio.IntBuffer;
import java.nio.file.Path;

/** One document of a corpus, from a file. */
public sealed interface Document {

    /** Where it stands. */
    Place place();

    /**
     * A document that a tokenizer is still to read.
     *
     * @param text not empty
     * @param place where it stands
     */
    record Text(String text, Place place) implements Document {}

    /**
     * A document of ready token ids.
     *
     * @param ids at least one, each in [0, 2^31), read-only; whether the model has such tokens is not checked yet
     * @param place where it stands
     */
    record Tokens(IntBuffer ids, Place place) implements Document {
        public Tokens {
            ids = ids.asReadOnlyBuffer();
        }
    }

    /**
     * Where a document stands, for messages.
     *
     * @param file which holds it
     * @param unit of {@code at}
     * @param at from 0 for bytes, from 1 for lines and rows
     */
    record Place(Path file, Unit unit, long at) {
        /** What a format counts. */
        public enum Unit {
            /** Of the inflated file. */
            BYTE_OFFSET("%s: document at byte offset %d"),
            LINE("%s:%d"),
            ROW("%s: row %d");

            private final String form;

            Unit(String form) {
                this.form = form;
            }
        }

        @Override
        public String toString() {
            return unit.form.formatted(file, at);
        }
    }
}
