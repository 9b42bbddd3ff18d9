package monosema.io.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a column in one row group, in their order. No size in a header is believed: none is allocated that the
 * column's bytes, or {@link #MAX_PAGE_BYTES}, do not bear out.
 */
final class ColumnPages implements PageReader {
    /** Writers end a page after 1 MiB, or after the value that reaches it. */
    private static final int MAX_PAGE_BYTES = 256 << 20;
    /** Dictionaries have no smaller values: a number, or the length of a text. */
    private static final int LEAST_VALUE_BYTES = 4;

    private final InputStream in;
    private final Codec codec;
    private final long values;
    private final PageBytes budget;
    private long left;
    private @Nullable PageHeader header;

    /** Counts inflated bytes, and refuses too many. */
    @FunctionalInterface
    interface PageBytes {
        void spend(long bytes);
    }

    /**
     * Reads pages.
     *
     * @param in the column's bytes, no others
     * @param values that they hold, nulls and empty lists among them
     * @param budget is told of each page's inflated bytes before they are allocated
     */
    ColumnPages(InputStream in, Codec codec, long values, PageBytes budget) throws IOException {
        this.in = in;
        this.codec = codec;
        this.values = values;
        this.left = values;
        this.budget = budget;
        this.header = nextHeader();
    }

    @Override
    public long getTotalValueCount() {
        return values;
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        PageHeader page = header;
        if (page == null || page.getType() != PageType.DICTIONARY_PAGE) {
            return null;
        }
        try {
            DictionaryPageHeader dictionary = required(page.getDictionary_page_header());
            byte[] bytes = inflated(page, 0);
            require(
                    dictionary.getNum_values() >= 0 && dictionary.getNum_values() <= bytes.length / LEAST_VALUE_BYTES,
                    "a dictionary of %d values in %d bytes",
                    dictionary.getNum_values(),
                    bytes.length);
            header = nextHeader();
            return new DictionaryPage(
                    BytesInput.from(bytes), dictionary.getNum_values(), encoding(dictionary.getEncoding()));
        } catch (IOException e) {
            throw new UnreadablePageException(e);
        }
    }

    @Override
    public @Nullable DataPage readPage() {
        PageHeader page = header;
        if (page == null) {
            return null;
        }
        try {
            DataPage data = page.getType() == PageType.DATA_PAGE_V2 ? second(page) : first(page);
            left -= data.getValueCount();
            header = left > 0 ? nextHeader() : null;
            return data;
        } catch (IOException e) {
            throw new UnreadablePageException(e);
        }
    }

    private DataPage first(PageHeader page) throws IOException {
        DataPageHeader data = required(page.getData_page_header());
        mustHold(data.getNum_values());
        return new DataPageV1(
                BytesInput.from(inflated(page, 0)),
                data.getNum_values(),
                page.getUncompressed_page_size(),
                null,
                encoding(data.getRepetition_level_encoding()),
                encoding(data.getDefinition_level_encoding()),
                encoding(data.getEncoding()));
    }

    /** Its levels are not compressed. */
    private DataPage second(PageHeader page) throws IOException {
        DataPageHeaderV2 data = required(page.getData_page_header_v2());
        mustHold(data.getNum_values());
        int repetition = data.getRepetition_levels_byte_length();
        int definition = data.getDefinition_levels_byte_length();
        int size = page.getUncompressed_page_size();
        require(
                repetition >= 0 && definition >= 0 && (long) repetition + definition <= size,
                "levels of %d bytes in a page of %d",
                (long) repetition + definition,
                size);
        byte[] bytes = inflated(page, repetition + definition);
        return DataPageV2.uncompressed(
                data.getNum_rows(),
                data.getNum_nulls(),
                data.getNum_values(),
                BytesInput.from(bytes, 0, repetition),
                BytesInput.from(bytes, repetition, definition),
                encoding(data.getEncoding()),
                BytesInput.from(bytes, repetition + definition, bytes.length - repetition - definition),
                null);
    }

    private void mustHold(int count) {
        require(count > 0 && count <= left, "a page of %d values where %d are left", count, left);
    }

    /** The next page with values or a dictionary; null after the last. */
    private @Nullable PageHeader nextHeader() throws IOException {
        while (in.available() > 0) {
            PageHeader next = Util.readPageHeader(in);
            if (next.getType() != PageType.INDEX_PAGE && !isEmpty(next)) {
                return next;
            }
            compressed(next);
        }
        return null;
    }

    /** Arrow writes such where a list ends with its page. */
    private static boolean isEmpty(PageHeader page) {
        return page.isSetData_page_header_v2()
                ? page.getData_page_header_v2().getNum_values() == 0
                : page.isSetData_page_header() && page.getData_page_header().getNum_values() == 0;
    }

    private byte[] compressed(PageHeader page) throws IOException {
        int size = page.getCompressed_page_size();
        require(size >= 0 && size <= in.available(), "a page of %d bytes where %d are left", size, in.available());
        byte[] bytes = in.readNBytes(size);
        if (page.isSetCrc()) {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            require(
                    crc.getValue() == Integer.toUnsignedLong(page.getCrc()),
                    "a page with checksum %08x, must be %08x",
                    crc.getValue(),
                    Integer.toUnsignedLong(page.getCrc()));
        }
        return bytes;
    }

    private byte[] inflated(PageHeader page, int levels) throws IOException {
        byte[] bytes = compressed(page);
        int size = page.getUncompressed_page_size();
        require(size >= 0 && size <= MAX_PAGE_BYTES, "a page of %d bytes, at most %d", size, MAX_PAGE_BYTES);
        budget.spend(size);
        boolean plain = page.isSetData_page_header_v2()
                && (!page.getData_page_header_v2().isIs_compressed() || bytes.length == levels);
        require(levels <= bytes.length, "levels of %d bytes in a page of %d", levels, bytes.length);
        byte[] values = plain ? bytes : codec.inflate(bytes, levels, size - levels);
        byte[] inflated = plain || levels == 0 ? values : joined(bytes, levels, values);
        require(inflated.length == size, "a page of %d bytes that says %d", inflated.length, size);
        return inflated;
    }

    private static byte[] joined(byte[] page, int levels, byte[] values) {
        byte[] joined = Arrays.copyOf(page, levels + values.length);
        System.arraycopy(values, 0, joined, levels, values.length);
        return joined;
    }

    private static Encoding encoding(org.apache.parquet.format.@Nullable Encoding encoding) {
        return Encoding.valueOf(required(encoding).name());
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new UnreadablePageException("a page without its header");
        }
        return value;
    }

    /** Refuses a number and what bounds it, in this order in {@code what}. */
    private static void require(boolean sound, String what, long value, long bound) {
        if (!sound) {
            throw new UnreadablePageException(what.formatted(value, bound));
        }
    }
}
