package monosema.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What identifies a file's bytes.
 *
 * @param sha256 64 hex digits
 * @param gitSha1 40 hex digits, as {@code git hash-object}: sha1 of {@code "blob " + size + "\0"} and the bytes
 * @param size in bytes
 */
record Checksums(String sha256, String gitSha1, long size) {
    private static final int BUFFER = 1 << 16;

    /** Reads a file once. */
    static Checksums of(Path file) throws IOException {
        long size = Files.size(file);
        MessageDigest sha256 = digest("SHA-256");
        MessageDigest sha1 = digest("SHA-1");
        sha1.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
                sha1.update(buffer, 0, n);
            }
        }
        HexFormat hex = HexFormat.of();
        return new Checksums(hex.formatHex(sha256.digest()), hex.formatHex(sha1.digest()), size);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
