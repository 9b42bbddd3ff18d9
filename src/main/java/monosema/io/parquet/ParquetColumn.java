package monosema.io.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import monosema.io.BadInputException;
import monosema.io.InflatedFile;
import monosema.io.OneLine;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.jspecify.annotations.Nullable;

/** The rows of one column of a parquet file, one page in memory at a time: text, or lists of whole numbers. */
public final class ParquetColumn implements AutoCloseable {
    private static final PrimitiveConverter NOWHERE = new PrimitiveConverter() {};

    private final Path file;
    private final FileChannel channel;
    private final long fileBytes;
    private final long maxBytes;
    private final LeafColumn column;
    private final List<RowGroup> groups;

    private int group = -1;
    private @Nullable ColumnRows rows;
    private long row;
    private long inflated;

    private ParquetColumn(Path file, FileChannel channel, String column, long maxBytes) throws IOException {
        this.file = file;
        this.channel = channel;
        this.fileBytes = channel.size();
        this.maxBytes = maxBytes;
        FileMetaData footer = ParquetFooter.read(file, channel);
        this.column = column(file, footer, column);
        this.groups = footer.getRow_groups();
    }

    /**
     * Opens a column of a file before its first row.
     *
     * @param column its name, that of a whole column, not of a field within
     * @param maxBytes that the column may have once inflated
     * @return the caller closes it
     * @throws BadInputException in one line that names the file: there is none, it is a folder, no parquet file,
     *     truncated, or has no such column of text (string) or of lists of whole numbers (int8 to int64)
     * @throws UncheckedIOException if it cannot be read at all
     */
    public static ParquetColumn open(Path file, String column, long maxBytes) {
        InflatedFile.mustBeFile(file);
        try {
            FileChannel channel = FileChannel.open(file);
            try {
                return new ParquetColumn(file, channel, column, maxBytes);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (EOFException e) {
            throw new BadInputException(file + ": shrank while it was read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LeafColumn column(Path file, FileMetaData footer, String name) {
        try {
            return LeafColumn.of(SchemaNode.root(footer.getSchema()), name);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e);
        }
    }

    /** Whether rows are text; if not, they are lists of whole numbers. */
    public boolean isText() {
        return column.isText();
    }

    /**
     * Goes to the next row.
     *
     * @return whether there is one
     * @throws BadInputException in one line that names file and row: a page that is damaged, or inflates to more than it
     *     may, a file that shrank, a number that is null or not in [0, 2^31)
     * @throws UncheckedIOException if it cannot be read at all
     */
    public boolean next() {
        return decoding(() -> {
            ColumnRows current = rows;
            while (current == null || current.isDone()) {
                if (++group >= groups.size()) {
                    return false;
                }
                current = rows(groups.get(group));
                rows = current;
            }
            row++;
            current.read();
            return true;
        });
    }

    /** The row, from 1. */
    public long row() {
        return row;
    }

    /** Whether the row has no text, or no list. */
    public boolean isNull() {
        return current().isNull();
    }

    /**
     * The text of the row, empty if it is null.
     *
     * @throws BadInputException if it is not UTF-8
     */
    public String text() {
        return decoding(current()::text);
    }

    /**
     * The list of the row, empty if it is null; overwritten by the next row.
     *
     * @return numbers in [0, 2^31), at most 2^24 of them
     */
    public IntBuffer ids() {
        return current().ids();
    }

    private ColumnRows current() {
        if (rows == null) {
            throw new IllegalStateException("before the first row");
        }
        return rows;
    }

    /** Null where the group is empty. */
    private @Nullable ColumnRows rows(RowGroup rowGroup) throws IOException {
        ColumnMetaData chunk = chunk(rowGroup);
        if (chunk.getNum_values() == 0) {
            return null;
        }
        long begin = chunk.isSetDictionary_page_offset() && chunk.getDictionary_page_offset() > 0
                ? Math.min(chunk.getDictionary_page_offset(), chunk.getData_page_offset())
                : chunk.getData_page_offset();
        long bytes = chunk.getTotal_compressed_size();
        if (begin < 0 || bytes < 0 || bytes > fileBytes - begin || chunk.getNum_values() < 0) {
            throw new UnreadablePageException("%d values in %d bytes at byte offset %d of a file of %d"
                    .formatted(chunk.getNum_values(), bytes, begin, fileBytes));
        }
        ColumnPages pages = new ColumnPages(
                new ChunkStream(channel, begin, bytes), Codec.of(chunk.getCodec()), chunk.getNum_values(), this::spend);
        ColumnReaderImpl reader = new ColumnReaderImpl(
                column.descriptor(), pages, NOWHERE, new ParsedVersion("parquet-mr", "1.18.1", null));
        return new ColumnRows(reader, column, chunk.getNum_values());
    }

    private ColumnMetaData chunk(RowGroup rowGroup) {
        List<ColumnChunk> chunks = rowGroup.getColumns();
        ColumnChunk chunk = column.index() < chunks.size() ? chunks.get(column.index()) : new ColumnChunk();
        if (!chunk.isSetMeta_data()
                || chunk.isSetFile_path()
                || chunk.isSetCrypto_metadata()
                || !chunk.getMeta_data().getPath_in_schema().equals(column.path())) {
            throw new UnreadablePageException(
                    "row group %d lacks the column, or has it elsewhere or encrypted".formatted(group));
        }
        return chunk.getMeta_data();
    }

    private void spend(long bytes) {
        inflated += bytes;
        if (inflated > maxBytes) {
            throw new BadInputException("%s: column %s has more than %d bytes once inflated: see maxBytes"
                    .formatted(file, OneLine.quoted(column.path().get(0)), maxBytes));
        }
    }

    /** What decodes one thing. */
    @FunctionalInterface
    private interface Decoding<T extends @Nullable Object> {
        T run() throws IOException;
    }

    /** The decoders of pages meet damage with whatever exception it leads them to. */
    private <T> T decoding(Decoding<T> decoding) {
        try {
            return decoding.run();
        } catch (BadInputException e) {
            throw e;
        } catch (UnreadablePageException e) {
            throw wrong(String.valueOf(e.getMessage()), e);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw wrong("damaged: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()), e);
        }
    }

    private BadInputException wrong(String what, Throwable cause) {
        return new BadInputException(
                "%s: row %d: column %s: %s"
                        .formatted(
                                file,
                                Math.max(row, 1),
                                OneLine.quoted(column.path().get(0)),
                                OneLine.text(what)),
                cause);
    }

    /**
     * Compares the file's size with that when it was opened.
     *
     * @throws BadInputException if it differs
     */
    public void checkSize() {
        try {
            if (channel.size() != fileBytes) {
                throw new BadInputException(
                        "%s: changed while it was read: %d bytes, then %d".formatted(file, fileBytes, channel.size()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
