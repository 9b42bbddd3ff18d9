package monosema.hub;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import monosema.io.BadInputException;
import monosema.provenance.Progress;

/** Brings a file's bytes into a partial file, from where that ends. What arrived stays if the rest does not. */
final class Download {
    /** A try that brought this much is not held against the connection. */
    private static final long WORTHWHILE = 1 << 20;

    private final HubClient client;
    private final WantedFile wanted;
    private final String commit;
    private final Metadata metadata;
    private final Path partial;
    private final Progress progress;

    Download(HubClient client, WantedFile wanted, String commit, Metadata metadata, Path partial, Progress progress) {
        this.client = client;
        this.wanted = wanted;
        this.commit = commit;
        this.metadata = metadata;
        this.partial = partial;
        this.progress = progress;
    }

    /**
     * Tries once; afterwards the partial file has the length that the hub or the server of the bytes gave.
     *
     * @return the file's length
     * @throws TransientException if the next try may bring the rest
     * @throws BadInputException if more comes than was announced, or than is wanted
     */
    long run() throws IOException {
        try (FileChannel out = FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            OptionalLong size = metadata.size();
            if (size.isPresent() && out.size() > size.getAsLong()) {
                out.truncate(0);
            }
            if (size.isEmpty() || out.size() < size.getAsLong()) {
                receive(out);
            }
            // So that a power cut after the move leaves no empty file under the file's name.
            out.force(true);
            return out.size();
        }
    }

    private void receive(FileChannel out) throws IOException {
        try (Reply reply = client.open(wanted, commit, metadata, out.size())) {
            OptionalLong start = reply.start();
            if (reply.status() == 416 || start.isEmpty() || start.getAsLong() > out.size()) {
                out.truncate(0);
                throw TransientException.broken(reply.host() + " sends another part of the file than was asked for");
            }
            out.truncate(start.getAsLong());
            out.position(start.getAsLong());
            OptionalLong total = metadata.size().isPresent() ? metadata.size() : reply.total();
            copy(reply.body(), out, total);
            if (total.isPresent() && out.size() < total.getAsLong()) {
                throw TransientException.broken(
                        "the file ends after %,d of %,d bytes".formatted(out.size(), total.getAsLong()));
            }
        }
    }

    private void copy(TimedBody body, FileChannel out, OptionalLong total) throws IOException {
        long start = out.position();
        long limit = Math.min(total.orElse(wanted.maxBytes()), wanted.maxBytes());
        try {
            for (List<ByteBuffer> piece = body.next(); !piece.isEmpty(); piece = body.next()) {
                for (ByteBuffer bytes : piece) {
                    write(bytes, out, limit);
                }
                progress.step(out.position(), Math.max(total.orElse(0), out.position()), "");
            }
        } catch (TransientException e) {
            throw out.position() - start >= WORTHWHILE ? e.afterContent() : e;
        }
    }

    private void write(ByteBuffer bytes, FileChannel out, long limit) throws IOException {
        if (bytes.remaining() > limit - out.position()) {
            throw new BadInputException("%s: the server sends more than %,d bytes, which is %s"
                    .formatted(
                            wanted,
                            limit,
                            limit == wanted.maxBytes() ? "the most that is accepted" : "the size that it announced"));
        }
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
