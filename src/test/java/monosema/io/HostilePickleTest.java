package monosema.io;

import static monosema.io.Pickles.HEAD;
import static monosema.io.Pickles.bytes;
import static monosema.io.Pickles.dictionary;
import static monosema.io.Pickles.global;
import static monosema.io.Pickles.little;
import static monosema.io.Pickles.storage;
import static monosema.io.Pickles.text;
import static monosema.io.TensorFiles.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import monosema.provenance.Seed;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Unpickler;
import net.razorvine.pickle.objects.ClassDictConstructor;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pickles that attack: each is refused in one line, in little time and memory, and nothing in it runs. */
@Timeout(10)
class HostilePickleTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "os, system",
        "posix, system",
        "nt, system",
        "subprocess, Popen",
        "builtins, eval",
        "builtins, exec",
        "builtins, getattr",
        "builtins, __import__",
        "builtins, RuntimeError",
        "builtins, bytearray",
        "__builtin__, eval",
        "__builtin__, apply",
        "exceptions, ValueError",
        "runpy, _run_code",
        "operator, attrgetter",
        "_codecs, encode",
        "decimal, Decimal",
        "array, array",
        "datetime, datetime",
        "copy_reg, _reconstructor",
        "numpy.core.multiarray, _reconstruct",
        "collections, defaultdict",
        "collections, OrderedDict.__init__.__globals__",
        "torch, load",
        "torch, FloatTensor",
        "torch.storage, _load_from_bytes",
        "torch._utils, _rebuild_tensor",
        "torch._utils, _rebuild_tensor_v2.__globals__",
        "java.lang.Runtime, exec",
        "__main__, Sae"
    })
    void anImportOfAnythingButTensorsIsRefusedByName(String module, String name) {
        Path made = folder.resolve("made");
        refused(
                dictionary("w", global(module, name) + "(" + text("touch " + made) + "tR"),
                "imports \"%s.%s\": only tensors are read, save model.state_dict()".formatted(module, name));
        assertThat(made).doesNotExist();
    }

    @Test
    void anImportIsRefusedEvenIfItIsNeverCalled() {
        refused(
                "}" + global("os", "system") + "0.",
                "imports \"os.system\": only tensors are read, save model.state_dict()");
    }

    @Test
    void whatIsRegisteredForTheWholeJvmIsOutOfReach() {
        AtomicInteger calls = new AtomicInteger();
        Unpickler.registerConstructor("monosema.test", "Registered", arguments -> calls.incrementAndGet());
        refused(
                dictionary("w", global("monosema.test", "Registered") + ")R"),
                "imports \"monosema.test.Registered\": only tensors are read, save model.state_dict()");
        assertThat(calls).hasValue(0);
    }

    @Test
    void readingAFileRegistersNothingForTheWholeJvm() throws IOException {
        assertThat(TorchFile.open(resource("views.pt")).entries()).isNotEmpty();
        byte[] pickle = bytes(HEAD + global("collections", "OrderedDict") + ".");
        assertThat(new Unpickler().loads(pickle)).isInstanceOf(ClassDictConstructor.class);
    }

    /** A control character would let a file write over what the terminal shows. */
    @Test
    void aNameIsShownOnOneLineOfBoundedLength() {
        refused(
                global("os", "\u001b[2K\r" + "x".repeat(100_000)) + ".",
                "imports \"os.\\u001B[2K\\r" + "x".repeat(192)
                        + "...\": only tensors are read, save model.state_dict()");
    }

    static Stream<Arguments> otherInstructions() {
        return Stream.of(
                arguments("INST", 'i', "(ios\nsystem\n"),
                arguments("OBJ", 'o', "(" + global("torch", "FloatStorage") + "o"),
                arguments("NEWOBJ", 0x81, global("collections", "OrderedDict") + ")\u0081"),
                arguments("NEWOBJ_EX", 0x92, global("collections", "OrderedDict") + ")}\u0092"),
                arguments("SHORT_BINUNICODE", 0x8c, "\u008c\u0002os\u008c\u0006system\u0093"),
                arguments("STACK_GLOBAL", 0x93, text("os") + text("system") + "\u0093"),
                arguments("EXT1", 0x82, "\u0082\u0001"),
                arguments("EXT2", 0x83, "\u0083\u0001\u0000"),
                arguments("EXT4", 0x84, "\u0084" + little(1)),
                arguments("PERSID", 'P', "Pstorage\n"),
                arguments("NEXT_BUFFER", 0x97, "\u0097"),
                arguments("FRAME", 0x95, "\u0095" + little(-1) + little(-1)),
                arguments("INT", 'I', "Ios\n"),
                arguments("LONG", 'L', "L" + "9".repeat(100_000) + "L\n"),
                arguments("FLOAT", 'F', "F1e999999999\n"),
                arguments("LONG4", 0x8b, "\u008b" + little(Integer.MAX_VALUE)),
                arguments("BINBYTES", 'B', "B" + little(Integer.MAX_VALUE)),
                arguments("BINSTRING", 'T', "T" + little(-1)),
                arguments("SHORT_BINSTRING", 'U', "U\u0001a"),
                arguments("STRING", 'S', "S'\\x'\n"),
                arguments("UNICODE", 'V', "V\\u\n"),
                arguments("BINUNICODE8", 0x8d, "\u008d" + little(-1) + little(-1)),
                arguments("BINBYTES8", 0x8e, "\u008e" + little(-1) + little(Integer.MAX_VALUE)),
                arguments("BYTEARRAY8", 0x96, "\u0096" + little(Integer.MAX_VALUE) + little(0)),
                arguments("EMPTY_SET", 0x8f, "\u008f]q\u0000h\u0000ah\u0000\u0090"),
                arguments("ADDITEMS", 0x90, "](]\u0090"),
                arguments("FROZENSET", 0x91, "(]\u0091"),
                arguments("POP_MARK", '1', "(1"),
                arguments("DUP", '2', "2"),
                arguments("DICT", 'd', "(]Nd"),
                arguments("LIST", 'l', "(l"),
                arguments("GET", 'g', "g0\n"),
                arguments("PUT", 'p', "p99999999999\n"),
                arguments("MEMOIZE", 0x94, "\u0094"),
                arguments("none at all", 0xff, "\u00ff"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherInstructions")
    void anInstructionThatTorchSaveDoesNotWriteIsRefused(String name, int opcode, String pickle) {
        assertThat(name).isNotEmpty();
        refused("}" + pickle + ".", "has instruction 0x%02x, which torch.save never writes".formatted(opcode));
    }

    static Stream<Arguments> damaged() {
        String number = "\u008a\u0009" + "\u00ff".repeat(8) + "\u0000";
        return Stream.of(
                arguments("", "ends too early"),
                arguments("}", "ends too early"),
                arguments("}q", "ends too early"),
                arguments(".", "is damaged before byte 3"),
                arguments("R.", "is damaged before byte 3"),
                arguments("a.", "is damaged before byte 3"),
                arguments("u.", "is damaged before byte 3"),
                arguments("t.", "is damaged before byte 3"),
                arguments("]K\u0001K\u0002s.", "is damaged before byte 8"),
                arguments("}Na.", "is damaged before byte 5"),
                arguments("}(K\u0001u.", "is damaged before byte 7"),
                arguments("h\u0007.", "invalid memo key"),
                arguments("X" + little(-1) + "w", "ends too early"),
                arguments("X" + little(Integer.MAX_VALUE) + "w", "ends too early"),
                arguments("\u008a\u00ff1", "ends too early"),
                arguments("c", "ends too early"),
                arguments("ctorch", "ends too early"),
                arguments("}.N", "goes on for 1 bytes after its end"),
                arguments("}]Ns.", "has a dictionary key that is neither a string nor a whole number"),
                arguments("}]q\u0000h\u0000ah\u0000Ns.", "is damaged before byte 13"),
                arguments("}]q\u0000h\u0000aNs.", "has a dictionary key that is neither a string nor a whole number"),
                arguments("}K\u0001NsK\u0001Ns.", "has key \"1\" twice"),
                arguments("}" + text("w\n") + "Ns" + text("w\n") + "Ns.", "has key \"w\\n\" twice"),
                arguments("}Nb.", "sets the state of something other than a dictionary"),
                arguments("]}b.", "sets the state of something other than a dictionary"),
                arguments("})R.", "calls what is no function"),
                arguments(global("torch", "FloatStorage") + ")R.", "calls what is no function"),
                arguments(global("collections", "OrderedDict") + "]R.", "calls what is no function"),
                arguments(global("collections", "OrderedDict") + "]\u0085R.", "calls OrderedDict with arguments"),
                arguments(
                        global("torch._utils", "_rebuild_parameter") + "N\u0085R.",
                        "makes a parameter of something other than a tensor"),
                arguments(global("torch._utils", "_rebuild_parameter") + ")R.", "is damaged before byte 37"),
                arguments(
                        global("torch._utils", "_rebuild_tensor_v2") + "]K\u0001\u0086R.",
                        "makes a tensor of something other than a storage"),
                arguments(global("torch", "Size") + ")R.", "is damaged before byte 16"),
                arguments(global("torch", "Size") + "N\u0085R.", "is damaged before byte 17"),
                arguments("NQ.", "refers to something other than a storage"),
                arguments("(" + text("module") + "NNNNtQ.", "refers to something other than a storage"),
                arguments("(" + text("storage") + "NNNNtQ.", "refers to something other than a storage"),
                arguments(
                        "(" + text("storage") + "]" + text("0") + "NK\u0001tQ.",
                        "refers to something other than a storage"),
                arguments(
                        storage("FloatStorage", "0", 4).replace("J" + little(4), number) + ".",
                        "has something else where a whole number from -2^63 to 2^63-1 must be"));
    }

    @ParameterizedTest
    @MethodSource
    void damaged(String pickle, String message) {
        refused(pickle, message);
    }

    static Stream<Arguments> bombs() {
        String laughs = "(K\u0001q\u0000"
                + IntStream.range(0, 100)
                        .mapToObj(i -> "(" + ("h" + (char) i).repeat(100) + "tq" + (char) (i + 1))
                        .collect(Collectors.joining())
                + "t";
        String sameHash = IntStream.range(0, 1 << 14)
                .mapToObj(i -> text(IntStream.range(0, 14)
                                .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                                .collect(Collectors.joining()))
                        + "N")
                .collect(Collectors.joining());
        String memo = IntStream.range(0, 100_000).mapToObj(i -> "r" + little(i)).collect(Collectors.joining());
        return Stream.of(
                arguments("tuples in tuples", "N" + "\u0085".repeat(100_000)),
                arguments("lists in lists", "]".repeat(100_000) + "a".repeat(99_999)),
                arguments("dictionaries in dictionaries", "}K\u0001".repeat(100_000) + "N" + "s".repeat(100_000)),
                arguments("dictionaries as each other's state", "}".repeat(100_000) + "b".repeat(99_999)),
                arguments("100^100 ones", laughs),
                arguments("a list in itself", "]q\u0000h\u0000a"),
                arguments("a dictionary in itself", "}q\u0000K\u0001h\u0000s"),
                arguments("a tuple in a list in itself", "]q\u0000h\u0000\u0085a"),
                arguments("a list that grows one by one", "]" + "(Ne".repeat(100_000)),
                arguments("keys of one hash", "}(" + sameHash + "u"),
                arguments("a memo of many numbers", "N" + memo),
                arguments("a tuple of many", "(" + "N".repeat(500_000) + "t"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void bombs(String name, String pickle) {
        assertThat(name).isNotEmpty();
        byte[] whole = dictionary("w", pickle);
        TensorFiles.refused(
                TorchZip.of(whole).write(folder), "holds no dictionary of tensors, save model.state_dict()");
    }

    @Test
    void moreInstructionsThanAnyFileNeedsAreRefused() {
        refused("N".repeat(TensorUnpickler.MAX_OPCODES), "has more than 2000000 instructions");
    }

    @Test
    void noFlippedBitOfAPickleEndsInAnotherError() throws IOException {
        byte[] whole = TorchZip.entry(resource("checkpoint.pt"), "checkpoint/data.pkl");
        assertThat(TensorUnpickler.read(whole)).isNotNull();
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit += 7) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            readOrRefused(flipped);
        }
    }

    @Test
    void noPickleOfRandomInstructionsEndsInAnotherError() {
        String[] words = {
            "(",
            ".",
            "0",
            "N",
            "\u0088",
            "\u0089",
            "K\u0001",
            "K\u0002",
            "M\u0001\u0000",
            "J" + little(-1),
            "\u008a\u0001\u0007",
            "G" + "\u0000".repeat(8),
            ")",
            "t",
            "\u0085",
            "\u0086",
            "\u0087",
            "]",
            "a",
            "e",
            "}",
            "s",
            "u",
            "b",
            "R",
            "Q",
            "q\u0000",
            "q\u0001",
            "h\u0000",
            "h\u0001",
            "r" + little(0),
            "j" + little(0),
            text("storage"),
            text("0"),
            global("torch", "FloatStorage"),
            global("torch", "Size"),
            global("collections", "OrderedDict"),
            global("torch._utils", "_rebuild_tensor_v2"),
            global("torch._utils", "_rebuild_parameter"),
            storage("FloatStorage", "0", 4),
        };
        UniformRandomProvider random = new Seed(1).stream("pickles");
        for (int i = 0; i < 2_000; i++) {
            readOrRefused(bytes(HEAD
                    + random.ints(1 + i % 40, 0, words.length)
                            .mapToObj(word -> words[word])
                            .collect(Collectors.joining())
                    + "."));
        }
    }

    private static void readOrRefused(byte[] pickle) {
        try {
            TensorUnpickler.read(pickle);
        } catch (PickleException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private void refused(String pickle, String message) {
        refused(bytes(HEAD + pickle), message);
    }

    private void refused(byte[] pickle, String message) {
        TensorFiles.refused(TorchZip.of(pickle).write(folder), "data.pkl " + message);
    }
}
