package monosema.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/**
 * A stored entry of a zip file, compared with its CRC-32 when its last byte has been read. A CRC of 0 says nothing:
 * PyTorch writes it where {@code torch.serialization.set_crc32_options(False)} saves the time.
 */
final class ChecksummedStream extends CheckedInputStream {
    private final ZipEntry entry;
    private long left;

    ChecksummedStream(InputStream stream, ZipEntry entry) {
        super(stream, new CRC32());
        this.entry = entry;
        this.left = entry.getSize();
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int bytes) throws IOException {
        left -= bytes;
        if (bytes > 0 && left == 0 && entry.getCrc() != 0 && getChecksum().getValue() != entry.getCrc()) {
            throw new ZipException(OneLine.quoted(entry.getName())
                    + " has CRC-32 %08x, must be %08x".formatted(getChecksum().getValue(), entry.getCrc()));
        }
    }
}
