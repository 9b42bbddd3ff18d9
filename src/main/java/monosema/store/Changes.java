package monosema.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says in words what moved between two inputs of a stage. */
final class Changes {
    private Changes() {}

    /** Such as {@code sae.l1Coefficient 5 -> 4, code version 3 -> 4}; {@code inputs changed} where words show nothing. */
    static String between(String stage, JsonNode before, JsonNode now) {
        Map<String, String> old = flattened(before);
        Map<String, String> current = flattened(now);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(current.keySet());
        List<String> changes = new ArrayList<>();
        for (String name : names) {
            String from = old.get(name);
            String to = current.get(name);
            if (from == null) {
                changes.add(named(stage, name) + " " + to + " added");
            } else if (to == null) {
                changes.add(named(stage, name) + " " + from + " removed");
            } else if (!from.equals(to)) {
                changes.add(moved(stage, name, from, to));
            }
        }
        return changes.isEmpty() ? "inputs changed" : String.join(", ", changes);
    }

    private static String moved(String stage, String name, String from, String to) {
        // What moved upstream or outside says itself why; its checksum says nothing to a reader.
        boolean checksum = name.startsWith("upstream.") || name.startsWith("external.");
        return named(stage, name) + (checksum ? " changed" : " " + from + " -> " + to);
    }

    private static String named(String stage, String name) {
        if (name.startsWith("parameters.")) {
            return stage + name.substring("parameters".length());
        }
        if (name.startsWith("upstream.")) {
            return "upstream " + name.substring("upstream.".length());
        }
        if (name.startsWith("external.")) {
            return "input " + name.substring("external.".length());
        }
        return name.equals("codeVersion") ? "code version" : name;
    }

    /** The leaves of a tree by path, such as {@code parameters.sizes[0]}, as a reader sees them. */
    static Map<String, String> flattened(JsonNode node) {
        Map<String, String> leaves = new TreeMap<>();
        flatten("", node, leaves);
        return leaves;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                flatten(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), leaves);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "[" + i + "]", node.get(i), leaves);
            }
        } else {
            leaves.put(path, shown(node));
        }
    }

    private static String shown(JsonNode leaf) {
        String text = leaf.asText();
        return leaf.isFloatingPointNumber() && text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
