package monosema.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import monosema.io.Numbers;

/**
 * One knob of a declaration.
 *
 * @param path such as {@code saes[0].l1Coefficient}
 * @param value as text
 */
public record Setting(String path, String value) {

    static List<Setting> of(JsonNode declaration) {
        List<Setting> settings = new ArrayList<>();
        collect("", declaration, settings);
        return List.copyOf(settings);
    }

    private static void collect(String path, JsonNode node, List<Setting> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "[" + i + "]", node.get(i), into);
            }
        } else {
            into.add(new Setting(path, node.isDouble() ? Numbers.shortest(node.doubleValue()) : node.asText()));
        }
    }
}
