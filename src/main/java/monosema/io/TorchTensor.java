package monosema.io;

import java.util.List;

/**
 * A view into a storage, as the pickle claims it: element (i, j, ...) of the tensor is value
 * {@code offset + i stride[0] + j stride[1] + ...} of the storage. Nothing holds before {@link #check}.
 */
record TorchTensor(TorchStorage storage, long offset, List<Long> shape, List<Long> stride) {
    /** PyTorch's own bound. */
    private static final int MAX_DIMENSIONS = 64;

    /**
     * Checks that every element lies in the storage, and the storage in the file.
     *
     * @param where file and tensor, for the message
     * @param storageBytes size of the storage's file; -1 if there is none
     * @throws BadInputException if anything disagrees; no sum or product wraps around
     */
    StoredTensor check(String where, String name, long storageBytes) {
        checkStorage(where, storageBytes);
        if (shape.size() != stride.size() || shape.size() > MAX_DIMENSIONS || lowest() < 0) {
            throw new BadInputException(where
                    + ": shape %s, stride %s, offset %d must be as many numbers from 0, at most %d"
                            .formatted(cut(shape), cut(stride), offset, MAX_DIMENSIONS));
        }
        StoredTensor tensor = StoredTensor.of(where, name, storage.dtype(), shape);
        if (!isInside()) {
            throw new BadInputException(where
                    + ": shape %s, stride %s, offset %d reach beyond the %d values of storage %s"
                            .formatted(shape, stride, offset, storage.values(), OneLine.quoted(storage.key())));
        }
        if (span() > StoredTensor.MAX_VALUES) {
            throw new BadInputException(where
                    + ": shape %s, stride %s reach over more than 2^31-9 values: save it with .contiguous()"
                            .formatted(shape, stride));
        }
        if (tensor.size() > storage.values()) {
            throw new BadInputException(where
                    + ": shape %s repeats the %d values of storage %s: save it with .contiguous()"
                            .formatted(shape, storage.values(), OneLine.quoted(storage.key())));
        }
        return tensor;
    }

    private void checkStorage(String where, long storageBytes) {
        String file = "data/" + storage.key();
        if (storageBytes < 0) {
            throw new BadInputException(where + ": its storage " + OneLine.quoted(file) + " is missing");
        }
        int width = storage.dtype().bytes();
        if (storageBytes % width != 0 || storageBytes / width != storage.values()) {
            throw new BadInputException(where
                    + ": its storage %s must hold %d values of %s, has %d bytes"
                            .formatted(OneLine.quoted(file), storage.values(), storage.dtype(), storageBytes));
        }
    }

    private long lowest() {
        long lowest = offset;
        for (int i = 0; i < shape.size(); i++) {
            lowest = Math.min(lowest, Math.min(shape.get(i), stride.get(i)));
        }
        return lowest;
    }

    private static List<Long> cut(List<Long> numbers) {
        return numbers.subList(0, Math.min(numbers.size(), MAX_DIMENSIONS));
    }

    /** Whether the last element is one of the storage's values; an empty tensor may begin at their end. */
    private boolean isInside() {
        if (shape.contains(0L)) {
            return offset <= storage.values();
        }
        long last = storage.values() - 1 - offset;
        for (int i = 0; i < shape.size() && last >= 0; i++) {
            long steps = shape.get(i) - 1;
            // last < 0 from here on if steps * stride is beyond it, without multiplying.
            last = steps > 0 && stride.get(i) > last / steps ? -1 : last - steps * stride.get(i);
        }
        return last >= 0;
    }

    /** Values of the storage from the first element to the last, both included; 0 for an empty tensor. */
    long span() {
        long span = 1;
        for (int i = 0; i < shape.size(); i++) {
            if (shape.get(i) == 0) {
                return 0;
            }
            span += (shape.get(i) - 1) * stride.get(i);
        }
        return span;
    }

    /** Whether the span is the values in row-major order. */
    boolean isContiguous() {
        long expected = 1;
        for (int i = shape.size() - 1; i >= 0; i--) {
            if (shape.get(i) != 1 && stride.get(i) != expected) {
                return false;
            }
            expected *= shape.get(i);
        }
        return true;
    }

    /** Where in the span each element lies, row-major. */
    int[] positions(int size) {
        int[] positions = new int[size];
        int[] index = new int[shape.size()];
        long position = 0;
        for (int i = 0; i < size; i++) {
            positions[i] = Math.toIntExact(position);
            position = next(index, position);
        }
        return positions;
    }

    private long next(int[] index, long position) {
        long next = position;
        for (int i = index.length - 1; i >= 0; i--) {
            if (++index[i] < shape.get(i)) {
                return next + stride.get(i);
            }
            index[i] = 0;
            next -= (shape.get(i) - 1) * stride.get(i);
        }
        return next;
    }
}
