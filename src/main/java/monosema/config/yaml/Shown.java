package monosema.config.yaml;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeType;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Values as they appear in a message: short, on one line. */
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    static String value(@Nullable Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        return node != null && node.getNodeType() == NodeType.SEQUENCE ? "a list" : "a map";
    }

    static String quoted(String text) {
        return "'" + shortened(text) + "'";
    }

    private static String scalar(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return "empty";
        }
        return tag.equals(Tag.STR) ? quoted(scalar.getValue()) : shortened(scalar.getValue());
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
