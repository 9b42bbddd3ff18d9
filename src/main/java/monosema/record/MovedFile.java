package monosema.record;

/**
 * A file of a record whose bytes a rerun made otherwise.
 *
 * @param path relative to the record's folder, with slashes
 * @param recorded SHA-256 of the record's, hex; empty where the record does not have it
 * @param now SHA-256 of the rerun's; empty where that did not make it
 */
record MovedFile(String path, String recorded, String now) {
    /** Whether both have it. */
    boolean inBoth() {
        return !recorded.isEmpty() && !now.isEmpty();
    }
}
