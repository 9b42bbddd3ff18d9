package monosema.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.io.Entries.Entry;
import org.jspecify.annotations.Nullable;

/** Finds the tensors in what a pickle made, and checks them against the archive. */
final class TorchDictionary {
    /** Times that the tensors of a dictionary may read one storage: tied weights do so twice. */
    private static final int MAX_SHARING = 16;

    private final Path file;
    private final Map<?, ?> root;

    TorchDictionary(Path file, @Nullable Object pickled) {
        if (!(pickled instanceof Map<?, ?> dictionary)) {
            throw none(file);
        }
        this.file = file;
        this.root = dictionary;
    }

    private static BadInputException none(Path file) {
        return new BadInputException(file + ": holds no dictionary of tensors, save model.state_dict()");
    }

    /** The whole, if it holds tensors, else the only dictionary in it that does. */
    Map<?, ?> only() {
        if (holdsTensors(root)) {
            return root;
        }
        Map<Object, Map<?, ?>> found = new LinkedHashMap<>();
        root.forEach((key, value) -> {
            if (value instanceof Map<?, ?> dictionary && holdsTensors(dictionary)) {
                found.put(key, dictionary);
            }
        });
        if (found.isEmpty()) {
            throw none(file);
        }
        if (found.size() > 1) {
            throw new BadInputException("%s: holds %d dictionaries of tensors, must be one: %s"
                    .formatted(file, found.size(), OneLine.text(found.keySet().toString())));
        }
        return found.values().iterator().next();
    }

    private static boolean holdsTensors(Map<?, ?> dictionary) {
        return dictionary.values().stream().anyMatch(TorchTensor.class::isInstance);
    }

    /** The dictionary with a key. */
    Map<?, ?> under(String key) {
        if (root.get(key) instanceof Map<?, ?> dictionary && holdsTensors(dictionary)) {
            return dictionary;
        }
        throw new BadInputException(file + ": holds no dictionary of tensors " + OneLine.quoted(key));
    }

    /** The tensors of a dictionary, each known to lie in the file. */
    Entries<TorchTensor> entries(Map<?, ?> dictionary, TorchArchive archive) {
        List<Entry<TorchTensor>> entries = new ArrayList<>();
        dictionary.forEach((key, value) -> {
            if (value instanceof TorchTensor view) {
                if (!(key instanceof String name)) {
                    throw new BadInputException(file + ": the name of a tensor must be a string, was " + key);
                }
                long bytes = archive.storageBytes(view.storage().key());
                entries.add(new Entry<>(view.check(Entries.where(file, name), name, bytes), view));
            }
        });
        checkSharing(entries);
        return Entries.of(file, entries);
    }

    /** So that a small file does not make many large tensors of one storage. */
    private void checkSharing(List<Entry<TorchTensor>> entries) {
        Map<String, Long> read = new LinkedHashMap<>();
        for (Entry<TorchTensor> entry : entries) {
            TorchTensor view = entry.place();
            TorchStorage storage = view.storage();
            long bytes = read.merge(storage.key(), view.span() * storage.dtype().bytes(), Long::sum);
            if (bytes > MAX_SHARING * storage.bytes()) {
                throw new BadInputException("%s: reads storage %s, which others have read %d times: save clones"
                        .formatted(Entries.where(file, entry.name()), OneLine.quoted(storage.key()), MAX_SHARING));
            }
        }
    }
}
