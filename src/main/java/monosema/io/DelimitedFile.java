package monosema.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file cut at a mark into pieces of UTF-8 text, one in memory at a time. A byte-order mark at its beginning is left
 * out.
 */
public final class DelimitedFile implements AutoCloseable {
    private static final int BUFFER = 1 << 18;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InflatedFile file;
    private final byte[] mark;
    private final boolean kept;
    private final int mostBytes;

    private byte[] buffer = new byte[BUFFER];
    /** Where {@code buffer[0]} stands in the file. */
    private long offset;

    private int end;
    private int pieceBegin;
    private int pieceEnd;
    private int nextBegin;
    private boolean last;

    /** Bytes of the mark that each piece but the first begins with. */
    private int ownMark;

    private DelimitedFile(InflatedFile file, String mark, boolean kept, int mostBytes) {
        this.file = file;
        this.mark = mark.getBytes(StandardCharsets.UTF_8);
        this.kept = kept;
        this.mostBytes = mostBytes;
    }

    /**
     * Cuts a file at a mark that stands between its pieces and belongs to none.
     *
     * @param mark at least one character
     * @param mostBytes of a piece
     * @return the caller closes it, and with it the file
     */
    public static DelimitedFile separatedBy(String mark, InflatedFile file, int mostBytes) {
        DelimitedFile pieces = new DelimitedFile(file, mark, false, mostBytes);
        pieces.skipByteOrderMark();
        return pieces;
    }

    /**
     * Cuts a file before each mark; what stands before the first is left out.
     *
     * @param mark at least one character
     * @param mostBytes of a piece
     * @return the caller closes it, and with it the file
     */
    public static DelimitedFile startingWith(String mark, InflatedFile file, int mostBytes) {
        DelimitedFile pieces = new DelimitedFile(file, mark, true, mostBytes);
        pieces.next();
        pieces.ownMark = pieces.mark.length;
        return pieces;
    }

    private void skipByteOrderMark() {
        while (end < BYTE_ORDER_MARK.length && fill()) {
            // Until there are as many bytes as the mark has, or no more.
        }
        if (Arrays.equals(
                buffer, 0, Math.min(end, BYTE_ORDER_MARK.length), BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)) {
            nextBegin = BYTE_ORDER_MARK.length;
        }
    }

    /**
     * Goes to the next piece.
     *
     * @return whether there is one
     * @throws BadInputException if it is longer than it may be, or see {@link InflatedFile#read}
     */
    public boolean next() {
        if (last) {
            return false;
        }
        pieceBegin = nextBegin;
        int searched = ownMark;
        int at = indexOfMark(pieceBegin + searched);
        while (at < 0) {
            searched = Math.max(searched, end - pieceBegin - mark.length + 1);
            if (!fill()) {
                break;
            }
            at = indexOfMark(pieceBegin + searched);
        }
        last = at < 0;
        pieceEnd = last ? end : at;
        nextBegin = last || kept ? pieceEnd : at + mark.length;
        mustFit(pieceEnd - pieceBegin);
        return true;
    }

    private void mustFit(int bytes) {
        if (bytes > mostBytes) {
            throw new BadInputException("%s: %d bytes without %s from byte offset %d on, a document may have at most %d"
                    .formatted(
                            file.path(),
                            bytes,
                            OneLine.quoted(new String(mark, StandardCharsets.UTF_8)),
                            position(),
                            mostBytes));
        }
    }

    private int indexOfMark(int from) {
        byte first = mark[0];
        for (int at = from; at <= end - mark.length; at++) {
            if (buffer[at] == first && Arrays.equals(buffer, at, at + mark.length, mark, 0, mark.length)) {
                return at;
            }
        }
        return -1;
    }

    /** Reads more of the file; what precedes the piece makes room, and the buffer grows where the piece fills it. */
    private boolean fill() {
        if (pieceBegin > 0) {
            System.arraycopy(buffer, pieceBegin, buffer, 0, end - pieceBegin);
            offset += pieceBegin;
            end -= pieceBegin;
            pieceBegin = 0;
        }
        if (end == buffer.length) {
            mustFit(end - ownMark - mark.length);
            buffer = Arrays.copyOf(buffer, Math.multiplyExact(end, 2));
        }
        int count = file.read(buffer, end, buffer.length - end);
        end += Math.max(count, 0);
        return count >= 0;
    }

    /**
     * The piece.
     *
     * @throws BadInputException if it is not UTF-8
     */
    public String text() {
        return Utf8.decode(buffer, pieceBegin, pieceEnd).orElseThrow(() -> {
            int bad = Utf8.firstBad(buffer, pieceBegin, pieceEnd);
            return new BadInputException("%s: not UTF-8 text: byte 0x%02x at byte offset %d"
                    .formatted(file.path(), buffer[bad], offset + bad));
        });
    }

    /** The byte offset of the piece in the inflated file, from 0. */
    public long position() {
        return offset + pieceBegin;
    }

    /** See {@link InflatedFile#checkSize}. */
    public void checkSize() {
        file.checkSize();
    }

    @Override
    public void close() {
        file.close();
    }
}
