package monosema.io.parquet;

import java.nio.IntBuffer;
import java.util.Arrays;
import monosema.io.Utf8;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Rows of a column in one row group: its values, put together by their levels. */
final class ColumnRows {
    /** Of one list. */
    private static final int MOST_NUMBERS = 1 << 24;

    private static final byte[] NOTHING = {};

    private final ColumnReader reader;
    private final LeafColumn column;
    private final int greatestLevel;
    private final boolean is64Bit;
    private long left;

    private boolean isNull;
    private byte[] text = NOTHING;
    private int[] ids = new int[1 << 10];
    private int size;

    ColumnRows(ColumnReader reader, LeafColumn column, long values) {
        this.reader = reader;
        this.column = column;
        this.greatestLevel = column.descriptor().getMaxDefinitionLevel();
        this.is64Bit = column.descriptor().getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT64;
        this.left = values;
    }

    boolean isDone() {
        return left == 0;
    }

    /** Goes to the next row. */
    void read() {
        if (column.isText()) {
            isNull = reader.getCurrentDefinitionLevel() < greatestLevel;
            text = isNull ? NOTHING : reader.getBinary().getBytesUnsafe();
            consume();
        } else {
            readList();
        }
    }

    private void readList() {
        size = 0;
        // An empty list is one level above a null one, and one below a list with elements.
        isNull = reader.getCurrentDefinitionLevel() < column.listLevel() - 1;
        do {
            int level = reader.getCurrentDefinitionLevel();
            if (level == greatestLevel) {
                add(is64Bit ? reader.getLong() : reader.getInteger());
            } else if (level >= column.listLevel()) {
                throw new UnreadablePageException("number %d of its list is null".formatted(size + 1));
            }
            consume();
        } while (left > 0 && reader.getCurrentRepetitionLevel() > 0);
    }

    private void consume() {
        reader.consume();
        left--;
    }

    private void add(long number) {
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new UnreadablePageException(
                    "number %d of its list must be in [0, 2147483648), was %d".formatted(size + 1, number));
        }
        if (size == ids.length) {
            if (size >= MOST_NUMBERS) {
                throw new UnreadablePageException("its list must have at most %d numbers".formatted(MOST_NUMBERS));
            }
            ids = Arrays.copyOf(ids, size * 2);
        }
        ids[size++] = (int) number;
    }

    boolean isNull() {
        return isNull;
    }

    String text() {
        return Utf8.decode(text, 0, text.length)
                .orElseThrow(() -> new UnreadablePageException(
                        "not UTF-8 text from its byte offset %d on".formatted(Utf8.firstBad(text, 0, text.length))));
    }

    IntBuffer ids() {
        return IntBuffer.wrap(ids, 0, size).slice().asReadOnlyBuffer();
    }
}
