package monosema.io.parquet;

import java.util.ArrayList;
import java.util.List;
import monosema.io.OneLine;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;

/**
 * The primitive column that holds a column's values, and what its levels mean.
 *
 * @param index among the primitive columns of a row group
 * @param descriptor path, type and greatest levels; a value is there where the definition level is the greatest
 * @param path its names from the top, as row groups have them
 * @param isText whether its values are text, one a row; else whole numbers, a list a row
 * @param listLevel least definition level at which a list has an element, if only a null one
 */
record LeafColumn(int index, ColumnDescriptor descriptor, List<String> path, boolean isText, int listLevel) {
    LeafColumn {
        path = List.copyOf(path);
    }

    /**
     * Finds a column by its name.
     *
     * @throws IllegalArgumentException with what is there instead, if there is none of that name, or it is of another type
     */
    static LeafColumn of(SchemaNode root, String name) {
        List<SchemaNode> found = root.children().stream()
                .filter(node -> node.name().equals(name))
                .toList();
        if (found.size() != 1) {
            List<String> names =
                    root.children().stream().map(SchemaNode::name).limit(50).toList();
            throw new IllegalArgumentException("%s column %s; there is: %s"
                    .formatted(
                            found.isEmpty() ? "no" : "more than one",
                            OneLine.quoted(name),
                            OneLine.text(String.join(", ", names))));
        }
        List<SchemaNode> nodes = new ArrayList<>(found);
        while (last(nodes).children().size() == 1) {
            nodes.add(last(nodes).children().get(0));
        }
        return of(nodes);
    }

    private static LeafColumn of(List<SchemaNode> nodes) {
        SchemaElement leaf = last(nodes).element();
        long repeated = nodes.stream().filter(SchemaNode::isRepeated).count();
        boolean isText = repeated == 0 && nodes.size() == 1 && isText(leaf);
        boolean isIds = repeated == 1 && last(nodes).children().isEmpty() && isWhole(leaf);
        if (!isText && !isIds) {
            throw new IllegalArgumentException(
                    "column %s must be text or a list of whole numbers (int32, int64), was %s"
                            .formatted(
                                    OneLine.quoted(nodes.get(0).name()),
                                    OneLine.text(nodes.get(0).type())));
        }
        int level = 0;
        int listLevel = 0;
        for (SchemaNode node : nodes) {
            level += node.element().getRepetition_type() == FieldRepetitionType.REQUIRED ? 0 : 1;
            listLevel = node.isRepeated() ? level : listLevel;
        }
        List<String> path = nodes.stream().map(SchemaNode::name).toList();
        ColumnDescriptor descriptor =
                new ColumnDescriptor(path.toArray(String[]::new), type(leaf), (int) repeated, level);
        return new LeafColumn(last(nodes).firstLeaf(), descriptor, path, isText, listLevel);
    }

    private static boolean isText(SchemaElement leaf) {
        boolean utf8 = leaf.isSetLogicalType()
                ? leaf.getLogicalType().getSetField() == LogicalType._Fields.STRING
                : String.valueOf(leaf.getConverted_type()).equals("UTF8");
        return leaf.getType() == Type.BYTE_ARRAY && utf8;
    }

    private static boolean isWhole(SchemaElement leaf) {
        boolean plain = leaf.isSetLogicalType()
                ? leaf.getLogicalType().getSetField() == LogicalType._Fields.INTEGER
                : !leaf.isSetConverted_type() || leaf.getConverted_type().name().matches("U?INT_\\d+");
        return (leaf.getType() == Type.INT32 || leaf.getType() == Type.INT64) && plain;
    }

    private static PrimitiveType type(SchemaElement leaf) {
        PrimitiveTypeName physical = switch (leaf.getType()) {
            case INT32 -> PrimitiveTypeName.INT32;
            case INT64 -> PrimitiveTypeName.INT64;
            default -> PrimitiveTypeName.BINARY;
        };
        return new PrimitiveType(Repetition.OPTIONAL, physical, leaf.getName());
    }

    private static SchemaNode last(List<SchemaNode> nodes) {
        return nodes.get(nodes.size() - 1);
    }
}
