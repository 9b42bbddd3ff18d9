package monosema.config.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The kinds of one thing that a user can name, each with its reader.
 *
 * @param <T> what the readers make
 */
public final class Kinds<T> {
    private final String noun;
    private final Map<String, Function<Section, T>> readers = new LinkedHashMap<>();

    private Kinds(String noun) {
        this.noun = noun;
    }

    /** No kinds yet; {@code noun} is what messages call the thing, such as {@code corpus}. */
    public static <T> Kinds<T> of(String noun) {
        return new Kinds<>(noun);
    }

    /** One kind more. */
    public Kinds<T> kind(String name, Function<Section, T> reader) {
        readers.put(name, reader);
        return this;
    }

    /** Reads {@code {kind: {knobs}}}, or the bare word {@code kind}. */
    public T readWrapped(Value value) {
        String bareWord = value.bareWord();
        if (!bareWord.isEmpty()) {
            Function<Section, T> reader = readers.get(bareWord);
            return reader != null ? reader.apply(value.emptySection()) : unknown(value, bareWord);
        }
        return value.section(section -> readOnly(section, value));
    }

    /** The kind that a value names, if it is a known one. */
    public Optional<String> knownName(Value value) {
        String bareWord = value.bareWord();
        String name = bareWord.isEmpty() ? value.onlyKey() : bareWord;
        return Optional.of(name).filter(readers::containsKey);
    }

    private T readOnly(Section section, Value value) {
        List<String> names = List.copyOf(section.keys());
        if (names.size() != 1) {
            section.ignoreUnknownKeys();
            section.mistake("must name one " + noun + " of " + known() + ", has " + names.size() + " keys");
            return standIn(value);
        }
        String name = names.get(0);
        Function<Section, T> reader = readers.get(name);
        if (reader == null) {
            section.ignoreUnknownKeys();
            return unknown(value, name);
        }
        Value knobs = section.required(name);
        return knobs.isEmpty() ? reader.apply(knobs.emptySection()) : knobs.section(reader);
    }

    /** Reads a map whose kind is the word at {@code key}, beside its knobs. */
    public T readTagged(Section section, String key) {
        Value value = section.required(key);
        String name = value.text();
        Function<Section, T> reader = readers.get(name);
        if (reader != null) {
            return reader.apply(section);
        }
        section.ignoreUnknownKeys();
        return name.isEmpty() ? standIn(value) : unknown(value, name);
    }

    /** Reads a map of which one key names the kind, beside keys that say more. */
    public T readAmong(Section section) {
        List<String> names = readers.keySet().stream()
                .filter(name -> section.optional(name).isPresent())
                .toList();
        Function<Section, T> reader = names.size() == 1 ? readers.get(names.get(0)) : null;
        if (reader != null) {
            return reader.apply(section);
        }
        section.ignoreUnknownKeys();
        section.mistake("must have one of the keys " + known()
                + (names.isEmpty() ? "" : ", has " + String.join(" and ", names)));
        return readers.values().iterator().next().apply(section.standIn());
    }

    private T unknown(Value value, String name) {
        value.mistake("unknown " + noun + " " + Shown.quoted(name) + ": one of " + known());
        return standIn(value);
    }

    private T standIn(Value value) {
        return readers.values().iterator().next().apply(value.missingSection());
    }

    private String known() {
        return String.join(", ", readers.keySet());
    }
}
