package monosema.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.ZipException;
import monosema.io.Entries.Entry;
import net.razorvine.pickle.PickleException;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of a dictionary that {@code torch.save} of PyTorch 1.6 or later wrote ({@code .pt}, {@code .pth},
 * {@code pytorch_model.bin}), such as {@code torch.save(model.state_dict(), file)}. Immutable.
 *
 * <p>The dictionary is the whole file or lies one level down in it, as in {@code {"model": {...}, "step": 3}}. What it
 * holds beside tensors is ignored, and so is {@code requires_grad}. Views are read with their strides; tensors that share
 * a storage are read one by one. A tensor that is all of its storage is compared with the storage's CRC-32, which PyTorch
 * itself does not do.
 *
 * <p>A pickle is a program. This one may only name tensors, their storages and {@code OrderedDict}; anything else is
 * refused by name before any of it runs. Not read: files of PyTorch before 1.6, TorchScript archives, sparse and
 * quantized tensors, tensors that repeat values by a stride of 0.
 */
public final class TorchFile implements TensorFile {
    private final Entries<TorchTensor> entries;
    private final ByteOrder order;

    private TorchFile(Entries<TorchTensor> entries, ByteOrder order) {
        this.entries = entries;
        this.order = order;
    }

    /**
     * Reads and checks the pickle: of the file's own tensors, if it has any, else of the only dictionary in it that has.
     * Nothing is allocated before it is known to fit the file.
     *
     * @throws BadInputException with one line that names the file, and tensor, import or entry: not such a file, a pickle
     *     that does anything but describe tensors, several dictionaries of tensors, a shape, stride or storage that does
     *     not fit the file, a name used twice, a tensor of more than 2^31-9 values
     * @throws UncheckedIOException if the file cannot be read at all
     */
    public static TorchFile open(Path file) {
        return open(file, TorchDictionary::only);
    }

    /**
     * As {@link #open(Path)}, for one of several dictionaries.
     *
     * @param key of the dictionary in the file, such as {@code model_state_dict}
     * @throws BadInputException as {@link #open(Path)}, and if there is no dictionary of that name
     */
    public static TorchFile open(Path file, String key) {
        return open(file, found -> found.under(key));
    }

    private static TorchFile open(Path file, Function<TorchDictionary, Map<?, ?>> choice) {
        return reading(file, archive -> {
            TorchDictionary found = new TorchDictionary(file, unpickled(file, archive.pickle()));
            return new TorchFile(found.entries(choice.apply(found), archive), archive.byteOrder());
        });
    }

    private static @Nullable Object unpickled(Path file, byte[] pickle) {
        try {
            return TensorUnpickler.read(pickle);
        } catch (PickleException e) {
            throw new BadInputException(file + ": data.pkl " + e.getMessage(), e);
        }
    }

    @Override
    public Path path() {
        return entries.file();
    }

    @Override
    public Map<String, StoredTensor> entries() {
        return entries.tensors();
    }

    @Override
    public Map<String, Tensor> tensors(Collection<String> names) {
        List<Entry<TorchTensor>> real = entries.real(names);
        return reading(path(), archive -> {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (Entry<TorchTensor> entry : real) {
                float[] values = floats(archive, entry);
                tensors.put(
                        entry.name(), Tensor.owning(entry.name(), entry.tensor().shape(), values));
            }
            return Collections.unmodifiableMap(tensors);
        });
    }

    @Override
    public void read(String name, FloatBuffer target) {
        Entry<TorchTensor> entry = entries.real(name, target);
        reading(path(), archive -> {
            if (!entry.place().isContiguous()) {
                return target.put(floats(archive, entry));
            }
            return span(archive, entry, stored -> {
                stored.copy(target, entry.tensor().size());
                return target;
            });
        });
    }

    private float[] floats(TorchArchive archive, Entry<TorchTensor> entry) throws IOException {
        TorchTensor view = entry.place();
        float[] span = span(archive, entry, stored -> stored.floats((int) view.span()));
        if (view.isContiguous()) {
            return span;
        }
        int[] positions = view.positions(entry.tensor().size());
        float[] values = new float[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = span[positions[i]];
        }
        return values;
    }

    @Override
    public long[] integers(String name) {
        Entry<TorchTensor> entry = entries.integer(name);
        TorchTensor view = entry.place();
        long[] span = reading(path(), archive -> span(archive, entry, stored -> stored.integers((int) view.span())));
        return view.isContiguous()
                ? span
                : Arrays.stream(view.positions(entry.tensor().size()))
                        .mapToLong(position -> span[position])
                        .toArray();
    }

    /** The values of the storage from the tensor's first to its last. */
    private <T> T span(TorchArchive archive, Entry<TorchTensor> entry, StoredValues.Reading<T> reading)
            throws IOException {
        String where = entries.where(entry.name());
        TorchTensor view = entry.place();
        TorchStorage storage = view.storage();
        if (archive.storageBytes(storage.key()) != storage.bytes()) {
            throw new BadInputException(where + ": its storage changed while it was read");
        }
        long width = storage.dtype().bytes();
        try (InputStream stream = archive.storage(storage.key(), view.offset() * width, view.span() * width)) {
            return reading.read(new StoredValues(where, stream, storage.dtype(), order));
        }
    }

    private interface ArchiveReading<T> {
        T read(TorchArchive archive) throws IOException;
    }

    private static <T> T reading(Path file, ArchiveReading<T> reading) {
        try (TorchArchive archive = TorchArchive.open(file)) {
            return reading.read(archive);
        } catch (EOFException e) {
            throw new BadInputException(file + ": damaged: ends too early", e);
        } catch (ZipException e) {
            throw new BadInputException(file + ": damaged: " + OneLine.text(String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
