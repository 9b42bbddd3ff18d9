package monosema.store;

/**
 * What identifies a result: the SHA-256 of all that it depends on.
 *
 * @param hex 64 lower-case hex digits
 */
public record StageKey(String hex) {
    public StageKey {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a key must be 64 hex digits, was " + hex);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
