package monosema.io;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;
import org.jspecify.annotations.Nullable;

/**
 * The pickle machine, reduced to what {@code torch.save} writes: the opcodes that PyTorch's own {@code weights_only}
 * loader knows, less those that make objects and sets, and the imports of {@link #IMPORTS}. A name in a pickle is looked
 * up nowhere else, so the constructors that {@link Unpickler} keeps for the whole JVM are out of reach.
 *
 * <p>A tuple becomes an {@code Object[]}, a list an {@link ArrayList}, a dictionary a {@link LinkedHashMap} whose keys
 * are {@link String} or {@link Long}, a storage a {@link TorchStorage}, a tensor a {@link TorchTensor}. Nothing here
 * recurses: how deep values are nested does not matter.
 */
final class TensorUnpickler extends Unpickler {
    /** A tensor takes about 30, so some 60,000 tensors; bounds what a pickle can make to about 200 MB. */
    static final int MAX_OPCODES = 2_000_000;

    private enum Rebuild {
        DICTIONARY,
        PARAMETER,
        SIZE,
        TENSOR
    }

    private static final Map<String, Object> IMPORTS = Map.ofEntries(
            Map.entry("collections.OrderedDict", Rebuild.DICTIONARY),
            Map.entry("torch._utils._rebuild_parameter", Rebuild.PARAMETER),
            Map.entry("torch._utils._rebuild_tensor_v2", Rebuild.TENSOR),
            Map.entry("torch.Size", Rebuild.SIZE),
            Map.entry("torch.BFloat16Storage", DType.BF16),
            Map.entry("torch.BoolStorage", DType.BOOL),
            Map.entry("torch.ByteStorage", DType.U8),
            Map.entry("torch.CharStorage", DType.I8),
            Map.entry("torch.ComplexDoubleStorage", DType.C128),
            Map.entry("torch.ComplexFloatStorage", DType.C64),
            Map.entry("torch.DoubleStorage", DType.F64),
            Map.entry("torch.FloatStorage", DType.F32),
            Map.entry("torch.HalfStorage", DType.F16),
            Map.entry("torch.IntStorage", DType.I32),
            Map.entry("torch.LongStorage", DType.I64),
            Map.entry("torch.ShortStorage", DType.I16));

    private int opcodes;

    private TensorUnpickler() {}

    /**
     * Reads one pickle.
     *
     * @throws PickleException with a message of one line, and no other exception, whatever the bytes are
     */
    static @Nullable Object read(byte[] pickle) {
        ByteArrayInputStream stream = new ByteArrayInputStream(pickle);
        try {
            Object value = new TensorUnpickler().load(stream);
            if (stream.available() > 0) {
                throw new PickleException("goes on for %d bytes after its end".formatted(stream.available()));
            }
            return value;
        } catch (PickleException e) {
            throw e;
        } catch (IOException e) {
            throw new PickleException("ends too early", e);
        } catch (RuntimeException e) {
            // The machine checks neither its stack nor types: what it runs into depends on the bytes.
            throw new PickleException("is damaged before byte " + (pickle.length - stream.available()), e);
        }
    }

    @Override
    protected @Nullable Object dispatch(short opcode) throws IOException {
        if (++opcodes > MAX_OPCODES) {
            throw new PickleException("has more than %d instructions".formatted(MAX_OPCODES));
        }
        switch (opcode) {
            case Opcodes.PROTO -> checkProtocol(PickleUtils.readbyte(input));
            case Opcodes.GLOBAL -> stack.add(imported(PickleUtils.readline(input), PickleUtils.readline(input)));
            case Opcodes.REDUCE -> reduce(stack.pop(), stack.pop());
            case Opcodes.BUILD -> checkState(stack.pop(), stack.peek());
            case Opcodes.BINUNICODE -> stack.add(text());
            case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<>());
            case Opcodes.SETITEM -> setItem(stack.pop(), stack.pop());
            case Opcodes.SETITEMS -> setItems(stack.pop_all_since_marker());
            case Opcodes.APPEND -> append(Arrays.asList(stack.pop()));
            case Opcodes.APPENDS -> append(stack.pop_all_since_marker());
            case Opcodes.MARK,
                    Opcodes.NONE,
                    Opcodes.NEWTRUE,
                    Opcodes.NEWFALSE,
                    Opcodes.BININT,
                    Opcodes.BININT1,
                    Opcodes.BININT2,
                    Opcodes.LONG1,
                    Opcodes.BINFLOAT,
                    Opcodes.EMPTY_TUPLE,
                    Opcodes.TUPLE,
                    Opcodes.TUPLE1,
                    Opcodes.TUPLE2,
                    Opcodes.TUPLE3,
                    Opcodes.EMPTY_LIST,
                    Opcodes.BINPUT,
                    Opcodes.LONG_BINPUT,
                    Opcodes.BINGET,
                    Opcodes.LONG_BINGET,
                    Opcodes.BINPERSID,
                    Opcodes.STOP -> {
                return super.dispatch(opcode);
            }
            default ->
                throw new PickleException("has instruction 0x%02x, which torch.save never writes".formatted(opcode));
        }
        return NO_RETURN_VALUE;
    }

    private static void checkProtocol(int protocol) {
        if (protocol != 2) {
            throw new PickleException(
                    "is of pickle protocol %d, must be 2, the default of torch.save".formatted(protocol));
        }
    }

    private static Object imported(String module, String name) {
        Object imported = IMPORTS.get(module + "." + name);
        if (imported == null) {
            throw new PickleException("imports %s: only tensors are read, save model.state_dict()"
                    .formatted(OneLine.quoted(module + "." + name)));
        }
        return imported;
    }

    private void reduce(Object arguments, Object callable) {
        if (!(callable instanceof Rebuild rebuild) || !(arguments instanceof Object[] values)) {
            throw new PickleException("calls what is no function");
        }
        stack.add(
                switch (rebuild) {
                    case DICTIONARY -> dictionary(values);
                    case PARAMETER -> parameter(values[0]);
                    case SIZE -> wholes(values[0]).toArray();
                    case TENSOR -> tensor(values);
                });
    }

    private static Map<Object, Object> dictionary(Object[] items) {
        if (items.length > 0) {
            throw new PickleException("calls OrderedDict with arguments");
        }
        return new LinkedHashMap<>();
    }

    /** The arguments that follow (requires_grad, backward_hooks, metadata) do not change the values. */
    private static TorchTensor tensor(Object[] arguments) {
        if (arguments[0] instanceof TorchStorage storage) {
            return new TorchTensor(storage, whole(arguments[1]), wholes(arguments[2]), wholes(arguments[3]));
        }
        throw new PickleException("makes a tensor of something other than a storage");
    }

    private static TorchTensor parameter(Object data) {
        if (data instanceof TorchTensor tensor) {
            return tensor;
        }
        throw new PickleException("makes a parameter of something other than a tensor");
    }

    private static List<Long> wholes(Object tuple) {
        return Arrays.stream((Object[]) tuple).map(TensorUnpickler::whole).toList();
    }

    private static long whole(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new PickleException("has something else where a whole number from -2^63 to 2^63-1 must be");
    }

    /** {@code state_dict()} hangs the versions of the modules on its dictionary; they do not change the values. */
    private static void checkState(@Nullable Object state, @Nullable Object target) {
        if (!(state instanceof LinkedHashMap) || !(target instanceof LinkedHashMap)) {
            throw new PickleException("sets the state of something other than a dictionary");
        }
    }

    /** The length is compared with what is left before an array is made. */
    private String text() throws IOException {
        byte[] length = PickleUtils.readbytes(input, Integer.BYTES);
        long bytes = PickleUtils.bytes_to_uint(length, 0);
        if (bytes > input.available()) {
            throw new EOFException();
        }
        return new String(input.readNBytes((int) bytes), StandardCharsets.UTF_8);
    }

    private void setItem(@Nullable Object value, @Nullable Object key) {
        setItems(Arrays.asList(key, value));
    }

    @SuppressWarnings("unchecked")
    private void setItems(List<@Nullable Object> items) {
        LinkedHashMap<Object, @Nullable Object> dictionary = (LinkedHashMap<Object, @Nullable Object>) stack.peek();
        for (int i = 0; i < items.size(); i += 2) {
            Object key = key(items.get(i));
            if (dictionary.containsKey(key)) {
                throw new PickleException("has key %s twice".formatted(OneLine.quoted(key.toString())));
            }
            dictionary.put(key, items.get(i + 1));
        }
    }

    /** Only keys whose hash takes no time: that of a nested list would take its depth, or for ever. */
    private static Object key(@Nullable Object key) {
        if (key instanceof String) {
            return key;
        }
        if (key instanceof Integer || key instanceof Long) {
            return ((Number) key).longValue();
        }
        throw new PickleException("has a dictionary key that is neither a string nor a whole number");
    }

    /** Not the machine's own, which copies the whole list each time. */
    @SuppressWarnings("unchecked")
    private void append(List<@Nullable Object> items) {
        ((ArrayList<@Nullable Object>) stack.peek()).addAll(items);
    }

    @Override
    protected Object persistentLoad(Object id) {
        if (id instanceof Object[] parts
                && parts.length == 5
                && "storage".equals(parts[0])
                && parts[1] instanceof DType dtype
                && parts[2] instanceof String key) {
            return new TorchStorage(dtype, key, whole(parts[4]));
        }
        throw new PickleException("refers to something other than a storage");
    }
}
