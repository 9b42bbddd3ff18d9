package monosema.report.crate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The entities of a crate, each once, in the order in which they came. */
final class Graph {
    private final Map<String, Entity> entities = new LinkedHashMap<>();

    /** Adds one unless its id is there. */
    Entity add(Entity entity) {
        entities.putIfAbsent(entity.id(), entity);
        return entity;
    }

    List<Map<String, Object>> json() {
        return entities.values().stream().map(Entity::json).toList();
    }
}
