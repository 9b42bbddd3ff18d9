package monosema.planted;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import monosema.activations.ActivationStream;

/** Reads {@link PlantedRows} from some place on. */
final class PlantedStream implements ActivationStream {
    private final PlantedRows source;
    private final float[] block;
    private long position;
    /** Which block is held; none at first. */
    private long held = -1;

    PlantedStream(PlantedRows source, long position) {
        if (position < 0) {
            throw new IllegalArgumentException("position %d must be >= 0".formatted(position));
        }
        this.source = source;
        this.block = new float[Math.multiplyExact(PlantedRows.BLOCK, source.dIn())];
        this.position = position;
    }

    @Override
    public int dIn() {
        return source.dIn();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public NDArray next(NDManager owner, int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows %d must be >= 1".formatted(rows));
        }
        int width = dIn();
        float[] values = new float[Math.multiplyExact(rows, width)];
        for (int done = 0; done < rows; ) {
            hold(position / PlantedRows.BLOCK);
            int offset = (int) (position % PlantedRows.BLOCK);
            int count = Math.min(rows - done, PlantedRows.BLOCK - offset);
            System.arraycopy(block, offset * width, values, done * width, count * width);
            done += count;
            position += count;
        }
        return owner.create(values, new Shape(rows, width)).toDevice(source.device(), false);
    }

    private void hold(long index) {
        if (held != index) {
            source.write(index, block);
            held = index;
        }
    }

    @Override
    public void close() {}
}
