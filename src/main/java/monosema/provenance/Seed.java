package monosema.provenance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The root of random streams: each purpose draws from a stream of its own, found by name, so that a draw more in one
 * stage moves nothing in another. The only source of randomness in Monosema.
 *
 * @param value as declared in {@code experiments.yaml}
 */
public record Seed(long value) {

    /**
     * A stream of its own for a purpose.
     *
     * @param purpose such as {@code "model.init"}; equal names give equal streams
     * @return L64X128Mix, seeded by the first eight bytes of SHA-256 of {@code value/purpose}
     */
    public UniformRandomProvider stream(String purpose) {
        return RandomSource.L64_X128_MIX.create(child(purpose).value());
    }

    /** A root below this one, for a part that has several streams. */
    public Seed child(String purpose) {
        byte[] digest = sha256((value + "/" + purpose).getBytes(StandardCharsets.UTF_8));
        return new Seed(ByteBuffer.wrap(digest).getLong());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
