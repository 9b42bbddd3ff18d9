package monosema.config;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import monosema.config.yaml.Words;

/**
 * What was declared, as plain data for {@code declaration.json} and for keys: maps in order of key, lists, text, numbers
 * and booleans; a {@link Spec} carries its kind as {@code "kind"}. Paths and endpoints are left out: not where a file lies
 * or who serves a model but what is in it or was answered makes a result, so whoever makes a key adds the checksum of that.
 * Tolerances are left out too: they judge a rerun.
 */
public final class Declaration {
    private Declaration() {}

    /** The whole experiment, defaults filled in. */
    public static Map<String, Object> of(Experiment experiment) {
        return fields(experiment);
    }

    /**
     * What its numbers depend on: the experiment without its names (id, title, the word set's name), without when and
     * where it runs.
     */
    public static Map<String, Object> identity(Experiment experiment) {
        Map<String, Object> fields = fields(experiment);
        List.of("id", "title", "run", "device", "needs").forEach(fields::remove);
        return experiment.match(model -> withNamelessWords(fields, model), calibration -> fields, planted -> fields);
    }

    private static Map<String, Object> withNamelessWords(Map<String, Object> fields, ModelExperiment model) {
        Map<String, Object> wordset = fields(model.wordset());
        wordset.remove("name");
        fields.put("wordset", wordset);
        return fields;
    }

    /** One part of an experiment, such as a corpus or an SAE: the parameters of the stage that makes it. */
    public static Map<String, Object> of(Spec part) {
        return fields(part);
    }

    /** Where and how activations are taken. */
    public static Map<String, Object> of(ActivationSpec activations) {
        return fields(activations);
    }

    /** Which activations of the corpus count. */
    public static Map<String, Object> of(StreamSpec stream) {
        return fields(stream);
    }

    private static Map<String, Object> fields(Object declared) {
        Map<String, Object> fields = new TreeMap<>();
        if (declared instanceof Spec spec) {
            fields.put("kind", spec.kind());
        }
        for (RecordComponent component : declared.getClass().getRecordComponents()) {
            Object value = valueOf(component, declared);
            if (!isPath(value) && !isElsewhere(value) && isStated(component, plain(value))) {
                fields.put(component.getName(), plain(value));
            }
        }
        return fields;
    }

    private static boolean isStated(RecordComponent component, Object plain) {
        Unstated unstated = component.getAnnotation(Unstated.class);
        return unstated == null || !unstated.value().equals(plain.toString());
    }

    /** Whether a value says who serves a model, or how far a rerun may move: neither says what is computed. */
    private static boolean isElsewhere(Object value) {
        return value instanceof EndpointSpec || value instanceof Tolerances;
    }

    private static boolean isPath(Object value) {
        return value instanceof List<?> list
                ? !list.isEmpty() && list.stream().allMatch(Path.class::isInstance)
                : value instanceof Path;
    }

    private static Object plain(Object value) {
        if (value instanceof Enum<?> constant) {
            return Words.of(constant);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Declaration::plain).toList();
        }
        return value instanceof Record ? fields(value) : value;
    }

    private static Object valueOf(RecordComponent component, Object declared) {
        try {
            return component.getAccessor().invoke(declared);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("not a public record: " + declared.getClass(), e);
        }
    }
}
