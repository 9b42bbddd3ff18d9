package monosema.io.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;

/** How the pages of a column are inflated, all of it in Java. */
@FunctionalInterface
interface Codec {
    /**
     * Inflates a page, or the part of it that is compressed.
     *
     * @return as many bytes as there are, {@code size} if the page is sound
     * @throws IOException or an exception of the codec, if it is not
     */
    byte[] inflate(byte[] page, int from, int size) throws IOException;

    /**
     * The codec of a column.
     *
     * @throws UnreadablePageException if there is none here
     */
    static Codec of(CompressionCodec codec) {
        return switch (codec) {
            case UNCOMPRESSED -> Codec::same;
            case GZIP -> Codec::gunzip;
            case SNAPPY -> with(new SnappyDecompressor());
            case ZSTD -> with(new ZstdDecompressor());
            case LZ4_RAW -> with(new Lz4Decompressor());
            case LZO, BROTLI, LZ4 ->
                throw new UnreadablePageException(
                        "compression %s is not read; snappy, zstd, gzip, lz4_raw and none are".formatted(codec));
        };
    }

    private static byte[] same(byte[] page, int from, int size) {
        return Arrays.copyOfRange(page, from, page.length);
    }

    private static byte[] gunzip(byte[] page, int from, int size) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(page, from, page.length - from))) {
            // One byte more than said, so that a longer page is told from a sound one.
            return in.readNBytes(Math.addExact(size, 1));
        }
    }

    private static Codec with(Decompressor decompressor) {
        return (page, from, size) -> {
            byte[] inflated = new byte[size];
            int count = decompressor.decompress(page, from, page.length - from, inflated, 0, size);
            return count == size ? inflated : Arrays.copyOf(inflated, count);
        };
    }
}
