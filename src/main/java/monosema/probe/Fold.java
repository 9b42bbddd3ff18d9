package monosema.probe;

/** Rows to train on and rows to test on; the arrays are read, never written. */
final class Fold {
    private final int[] train;
    private final int[] test;

    Fold(int[] train, int[] test) {
        this.train = train;
        this.test = test;
    }

    int[] train() {
        return train;
    }

    int[] test() {
        return test;
    }
}
