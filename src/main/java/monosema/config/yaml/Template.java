package monosema.config.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A map with {@code $name} or <code>${name}</code> in its values, which is filled in again and again. A text that is a name
 * and nothing else becomes what stands for it, number or text; within a text the name is replaced; {@code $$} is a
 * dollar. What is filled in keeps the line and the path of its place.
 */
public final class Template {
    private final Value source;
    private final MappingNode map;
    private final Set<String> kept;
    private final TemplateScan scan;

    private Template(Value source, MappingNode map, Set<String> kept) {
        this.source = source;
        this.map = map;
        this.kept = Set.copyOf(kept);
        this.scan = new TemplateScan(source, map, this.kept);
    }

    /**
     * A map as a template; empty if it is no map.
     *
     * @param kept keys of the map in whose values a dollar is nothing but a dollar
     */
    public static Optional<Template> of(Value source, Set<String> kept) {
        return source.node() instanceof MappingNode map
                ? Optional.of(new Template(source, map, kept))
                : Optional.empty();
    }

    /** Whether a name may be so: a letter, then at most 31 letters and digits. */
    public static boolean isName(String text) {
        return Placeholder.isName(text);
    }

    /** The first place of each name, in the order of the map. */
    public Map<String, Value> uses() {
        return scan.uses();
    }

    /** How many values it has once its aliases are written out; {@link Long#MAX_VALUE} if it contains itself. */
    public long size() {
        return scan.size();
    }

    /**
     * The map with values in place of names.
     *
     * @param values of names; a key, or an entry of a list, with a name that has none is left out
     * @param texts of keys of the map, in place of what stands there
     * @param without keys of the map that are left out
     * @param mistakes takes those of whoever reads the result
     * @throws IllegalStateException if the map contains itself
     */
    public Value fill(Map<String, Value> values, Map<String, String> texts, Set<String> without, Mistakes mistakes) {
        if (size() == Long.MAX_VALUE) {
            throw new IllegalStateException(source.path() + " must not contain itself");
        }
        List<NodeTuple> entries = new ArrayList<>();
        for (NodeTuple entry : map.getValue()) {
            String key = TemplateScan.key(entry);
            if (texts.containsKey(key)) {
                entries.add(new NodeTuple(entry.getKeyNode(), text(texts.get(key), entry.getValueNode())));
            } else if (kept.contains(key) && !without.contains(key)) {
                entries.add(entry);
            } else if (!without.contains(key)) {
                fill(entry, values).ifPresent(entries::add);
            }
        }
        return new Value(with(entries, map), source.line(), source.path(), mistakes);
    }

    private Optional<NodeTuple> fill(NodeTuple entry, Map<String, Value> values) {
        return fill(entry.getValueNode(), values).map(value -> new NodeTuple(entry.getKeyNode(), value));
    }

    private Optional<Node> fill(Node node, Map<String, Value> values) {
        if (!scan.changes(node)) {
            return Optional.of(node);
        }
        if (node instanceof ScalarNode scalar) {
            return Placeholder.fill(
                            scalar,
                            name -> Optional.ofNullable(values.get(name)).flatMap(Template::scalar))
                    .map(Node.class::cast);
        }
        if (node instanceof MappingNode changing) {
            List<NodeTuple> entries = new ArrayList<>();
            changing.getValue().forEach(entry -> fill(entry, values).ifPresent(entries::add));
            return Optional.of(with(entries, changing));
        }
        SequenceNode list = (SequenceNode) node;
        List<Node> entries = new ArrayList<>();
        list.getValue().forEach(entry -> fill(entry, values).ifPresent(entries::add));
        return Optional.of(new SequenceNode(
                list.getTag(), true, entries, list.getFlowStyle(), list.getStartMark(), list.getEndMark()));
    }

    private static Optional<ScalarNode> scalar(Value value) {
        return value.node() instanceof ScalarNode scalar ? Optional.of(scalar) : Optional.empty();
    }

    private static ScalarNode text(String text, Node place) {
        return new ScalarNode(Tag.STR, true, text, ScalarStyle.PLAIN, place.getStartMark(), place.getEndMark());
    }

    private static MappingNode with(List<NodeTuple> entries, MappingNode place) {
        return new MappingNode(
                place.getTag(), true, entries, place.getFlowStyle(), place.getStartMark(), place.getEndMark());
    }
}
