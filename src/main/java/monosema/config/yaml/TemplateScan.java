package monosema.config.yaml;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What a map has to be filled in, found in one pass however often its aliases stand in it. */
final class TemplateScan {
    private final Value source;
    private final Set<String> kept;
    private final Map<String, Value> uses = new LinkedHashMap<>();
    private final IdentityHashMap<Node, Long> sizes = new IdentityHashMap<>();
    private final Set<Node> changing = Collections.newSetFromMap(new IdentityHashMap<>());
    private final long size;

    TemplateScan(Value source, MappingNode map, Set<String> kept) {
        this.source = source;
        this.kept = kept;
        this.size = explore(map, source.line(), source.path());
    }

    /** The first place of each name. */
    Map<String, Value> uses() {
        return Collections.unmodifiableMap(uses);
    }

    /** Whether a name, or {@code $$}, stands in a node or below it. */
    boolean changes(Node node) {
        return changing.contains(node);
    }

    /** How many nodes there are once aliases are written out; {@link Long#MAX_VALUE} if one contains itself. */
    long size() {
        return size;
    }

    private long explore(Node node, int line, String path) {
        Long known = sizes.get(node);
        if (known != null) {
            return known;
        }
        // What contains itself meets this on the way down.
        sizes.put(node, Long.MAX_VALUE);
        long all = 1;
        if (node instanceof ScalarNode scalar) {
            if (Placeholder.isIn(scalar, name -> uses.putIfAbsent(name, source.at(scalar, line, path)))) {
                changing.add(scalar);
            }
        } else if (node instanceof SequenceNode list) {
            for (int i = 0; i < list.getValue().size(); i++) {
                Node entry = list.getValue().get(i);
                all = sum(all, below(node, entry, lineOf(entry, line), "%s[%d]".formatted(path, i)));
            }
        } else if (node instanceof MappingNode map) {
            for (NodeTuple entry : map.getValue()) {
                if (!(path.equals(source.path()) && kept.contains(key(entry)))) {
                    String child = path.isEmpty() ? key(entry) : path + "." + key(entry);
                    all = sum(all, below(node, entry.getValueNode(), lineOf(entry.getKeyNode(), line), child));
                }
            }
        }
        sizes.put(node, all);
        return all;
    }

    private long below(Node parent, Node child, int line, String path) {
        long below = explore(child, line, path);
        if (changing.contains(child)) {
            changing.add(parent);
        }
        return below;
    }

    /** The key of an entry; empty where it is no word. */
    static String key(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }

    private static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private static int lineOf(Node node, int otherwise) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(otherwise);
    }
}
