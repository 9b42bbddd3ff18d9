package monosema.io;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The tensors of one file by name, and what is said when a caller asks for one that it does not hold or cannot convert.
 *
 * @param <P> where in the file the values of a tensor lie
 */
record Entries<P>(Path file, Map<String, Entry<P>> byName) {
    record Entry<P>(StoredTensor tensor, P place) {
        String name() {
            return tensor.name();
        }
    }

    Entries {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    static <P> Entries<P> of(Path file, List<Entry<P>> entries) {
        Map<String, Entry<P>> byName = new LinkedHashMap<>();
        entries.forEach(entry -> byName.put(entry.name(), entry));
        return new Entries<>(file, byName);
    }

    Map<String, StoredTensor> tensors() {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        byName.forEach((name, entry) -> tensors.put(name, entry.tensor()));
        return Collections.unmodifiableMap(tensors);
    }

    /** Each of the names once, all of them known to be readable as float32. */
    List<Entry<P>> real(Collection<String> names) {
        return new LinkedHashSet<>(names).stream().map(this::real).toList();
    }

    /** A tensor known to be readable as float32. */
    Entry<P> real(String name) {
        Entry<P> entry = get(name);
        if (!entry.tensor().dtype().isReal()) {
            throw dtype(entry, DType.reals());
        }
        return entry;
    }

    /** A tensor known to be readable as float32 and to fit what is left of a buffer. */
    Entry<P> real(String name, FloatBuffer target) {
        Entry<P> entry = real(name);
        if (target.remaining() < entry.tensor().size()) {
            throw new IllegalArgumentException("%s of %d values must fit the %d left in the buffer"
                    .formatted(where(name), entry.tensor().size(), target.remaining()));
        }
        return entry;
    }

    /** A tensor known to be readable as whole numbers. */
    Entry<P> integer(String name) {
        Entry<P> entry = get(name);
        if (!entry.tensor().dtype().isInteger()) {
            throw dtype(entry, DType.integers());
        }
        return entry;
    }

    private Entry<P> get(String name) {
        Entry<P> entry = byName.get(name);
        if (entry == null) {
            throw new BadInputException(where(name) + " is missing");
        }
        return entry;
    }

    private BadInputException dtype(Entry<P> entry, String readable) {
        return new BadInputException("%s: dtype must be one of %s, was %s"
                .formatted(where(entry.name()), readable, entry.tensor().dtype()));
    }

    /** File and tensor, for messages. */
    String where(String name) {
        return where(file, name);
    }

    static String where(Path file, String name) {
        return file + ": tensor " + OneLine.quoted(name);
    }
}
