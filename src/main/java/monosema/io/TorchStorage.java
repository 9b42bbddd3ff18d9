package monosema.io;

/**
 * A run of numbers that tensors of a PyTorch file look into, as the pickle claims it.
 *
 * @param key its file is {@code data/key}
 * @param values how many
 */
record TorchStorage(DType dtype, String key, long values) {
    /** Once checked against the file: how many bytes. */
    long bytes() {
        return values * dtype.bytes();
    }
}
