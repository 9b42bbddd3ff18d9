package monosema.report.crate;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An entity of a crate's flat graph: what it says of others, it says by their ids. Immutable. */
final class Entity {
    private static final String ID = "@id";
    private static final String TYPE = "@type";

    private final SortedMap<String, Object> fields;

    private Entity(SortedMap<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * An entity that says nothing yet.
     *
     * @param id a path relative to the crate, an address, or {@code #} and a name
     * @param type of RO-Crate's vocabulary, such as {@code File}
     */
    static Entity of(String id, String type) {
        return new Entity(new TreeMap<>(Map.of(ID, id, TYPE, type)));
    }

    /** A value with a name. */
    static Entity value(String id, String name, Object value) {
        return of(id, "PropertyValue").with("name", name).with("value", value);
    }

    /** With a text or a number. */
    Entity with(String property, Object value) {
        SortedMap<String, Object> more = new TreeMap<>(fields);
        more.put(property, value);
        return new Entity(more);
    }

    /** With another entity. */
    Entity with(String property, Entity other) {
        return with(property, (Object) other.reference());
    }

    /** With others, in this order; one stands alone, and without any it is as it was. */
    Entity with(String property, List<Entity> others) {
        return switch (others.size()) {
            case 0 -> this;
            case 1 -> with(property, others.get(0));
            default ->
                with(property, (Object) others.stream().map(Entity::reference).toList());
        };
    }

    private Map<String, Object> reference() {
        return Map.of(ID, id());
    }

    String id() {
        return String.valueOf(fields.get(ID));
    }

    /** As JSON has it. */
    Map<String, Object> json() {
        return Map.copyOf(fields);
    }
}
