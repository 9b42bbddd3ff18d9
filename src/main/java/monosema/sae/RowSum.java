package monosema.sae;

/** Adds multiples of rows to one row, four at a time, in the order in which they come. Not thread-safe. */
final class RowSum {
    private static final float[] NOTHING = new float[0];

    private float[] target = NOTHING;
    private float a;
    private float b;
    private float c;
    private float[] p = NOTHING;
    private float[] q = NOTHING;
    private float[] r = NOTHING;
    private int waiting;

    /** What follows is added to this row. */
    void begin(float[] row) {
        target = row;
        waiting = 0;
    }

    /** Adds a multiple of a row, at the latest when {@link #end} is called. */
    void add(float factor, float[] row) {
        switch (waiting) {
            case 0 -> {
                a = factor;
                p = row;
                waiting = 1;
            }
            case 1 -> {
                b = factor;
                q = row;
                waiting = 2;
            }
            case 2 -> {
                c = factor;
                r = row;
                waiting = 3;
            }
            default -> {
                FloatRows.add(target, a, p, b, q, c, r, factor, row);
                waiting = 0;
            }
        }
    }

    /** Adds what waits. */
    void end() {
        if (waiting > 0) {
            FloatRows.add(target, a, p);
        }
        if (waiting > 1) {
            FloatRows.add(target, b, q);
        }
        if (waiting > 2) {
            FloatRows.add(target, c, r);
        }
        waiting = 0;
    }
}
