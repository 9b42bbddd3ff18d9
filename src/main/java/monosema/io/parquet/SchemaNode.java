package monosema.io.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;

/**
 * A column, or a group of columns.
 *
 * @param element as the footer has it
 * @param firstLeaf number of primitive columns before those of this node, in the order in which row groups list them
 * @param children none of a primitive column
 */
record SchemaNode(SchemaElement element, int firstLeaf, List<SchemaNode> children) {
    private static final int DEEPEST = 32;

    SchemaNode {
        children = List.copyOf(children);
    }

    /**
     * The root of a schema.
     *
     * @param elements depth first
     * @throws IllegalArgumentException if they are no tree, or one that is too deep
     */
    static SchemaNode root(List<SchemaElement> elements) {
        Reading reading = new Reading(elements);
        SchemaNode root = reading.node(0);
        if (reading.next != elements.size()) {
            throw new IllegalArgumentException(
                    "%d elements, the root reaches %d".formatted(elements.size(), reading.next));
        }
        return root;
    }

    String name() {
        return element.getName();
    }

    boolean isRepeated() {
        return element.getRepetition_type() == FieldRepetitionType.REPEATED;
    }

    /** What a user calls its type. */
    String type() {
        if (isRepeated()) {
            return "list of " + item();
        }
        if (children.size() == 1 && children.get(0).isRepeated()) {
            return children.get(0).type();
        }
        return children.isEmpty() ? primitive() : struct();
    }

    /** Of one element, where the node is repeated: a group of one field stands for that field. */
    private String item() {
        if (children.size() == 1) {
            return children.get(0).type();
        }
        return children.isEmpty() ? primitive() : struct();
    }

    private String struct() {
        return "struct of "
                + String.join(", ", children.stream().map(SchemaNode::type).toList());
    }

    private String primitive() {
        String name = element.isSetLogicalType()
                ? element.getLogicalType().getSetField().getFieldName()
                : String.valueOf(element.getType());
        return name.toLowerCase(Locale.ROOT);
    }

    private static final class Reading {
        private final List<SchemaElement> elements;
        private int next;
        private int leaves;

        Reading(List<SchemaElement> elements) {
            this.elements = elements;
        }

        SchemaNode node(int depth) {
            if (depth > DEEPEST || next >= elements.size()) {
                throw new IllegalArgumentException(
                        "%d elements are no tree of at most %d levels".formatted(elements.size(), DEEPEST));
            }
            SchemaElement element = elements.get(next++);
            int firstLeaf = leaves;
            List<SchemaNode> children = new ArrayList<>();
            for (int i = 0; i < element.getNum_children(); i++) {
                children.add(node(depth + 1));
            }
            leaves += children.isEmpty() ? 1 : 0;
            return new SchemaNode(element, firstLeaf, children);
        }
    }
}
