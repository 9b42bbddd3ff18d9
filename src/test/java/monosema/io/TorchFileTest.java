package monosema.io;

import static monosema.io.TensorFiles.refused;
import static monosema.io.TensorFiles.resource;
import static monosema.io.TensorFiles.testdata;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files that PyTorch 2.15.0 wrote ({@code src/test/python/tensor_files.py}, whose printed values stand here), and files of
 * other projects.
 */
class TorchFileTest {
    @Test
    void aStateDictIsReadInItsOrderAndBesidesNothingElse() {
        TorchFile file = TorchFile.open(resource("views.pt"));
        assertThat(file.entries().keySet())
                .containsExactly(
                        "plain",
                        "tied",
                        "transposed",
                        "middle",
                        "every_other",
                        "permuted",
                        "tail",
                        "scalar",
                        "empty",
                        "parameter",
                        "count",
                        "name é\n");
        assertThat(file.entries().get("plain")).isEqualTo(new StoredTensor("plain", DType.F32, List.of(2, 3)));
        assertThat(file.entries().get("count")).isEqualTo(new StoredTensor("count", DType.I64, List.of()));
    }

    @Test
    void viewsFollowTheirStridesAndOffsets() {
        TorchFile file = TorchFile.open(resource("views.pt"));
        holds(file, "plain", List.of(2, 3), 0, 0.25f, 0.5f, 0.75f, 1, 1.25f);
        holds(file, "tied", List.of(2, 3), 0, 0.25f, 0.5f, 0.75f, 1, 1.25f);
        holds(file, "transposed", List.of(3, 2), 0, 0.75f, 0.25f, 1, 0.5f, 1.25f);
        holds(file, "middle", List.of(2, 2), 5, 6, 17, 18);
        holds(file, "every_other", List.of(2), 20, 22);
        holds(
                file,
                "permuted",
                List.of(4, 2, 3),
                0,
                4,
                8,
                12,
                16,
                20,
                1,
                5,
                9,
                13,
                17,
                21,
                2,
                6,
                10,
                14,
                18,
                22,
                3,
                7,
                11,
                15,
                19,
                23);
        holds(file, "tail", List.of(3, 4), 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23);
        holds(file, "scalar", List.of(), 7);
        holds(file, "empty", List.of(0, 4));
        holds(file, "parameter", List.of(2, 1), 0.5f, -0.5f);
        holds(file, "name é\n", List.of(1), 1);
        assertThat(file.integers("count")).containsExactly(32);
    }

    @Test
    void everyDtypeIsReadAsFromSafetensors() {
        TorchFile file = TorchFile.open(resource("dtypes.pt"));
        SafetensorsFile same = SafetensorsFile.open(resource("dtypes.safetensors"));
        assertThat(file.entries()).hasSize(11).containsExactlyInAnyOrderEntriesOf(same.entries());
        file.entries().forEach((name, tensor) -> {
            if (tensor.dtype().isReal()) {
                assertThat(file.tensor(name).toArray())
                        .isEqualTo(same.tensor(name).toArray());
            } else if (tensor.dtype().isInteger()) {
                assertThat(file.integers(name)).isEqualTo(same.integers(name));
            }
        });
    }

    @Test
    void otherDtypesAreRefusedByName() {
        refused(resource("dtypes.pt"), "tensor \"i64\": dtype must be one of F64, F32, F16, BF16, was I64");
    }

    @Test
    void theOnlyDictionaryOfTensorsInACheckpointIsRead() {
        TorchFile file = TorchFile.open(resource("checkpoint.pt"));
        assertThat(file.entries()).containsOnlyKeys("weight", "bias");
        holds(file, "weight", List.of(1, 2), 0.25f, -3);
        holds(file, "bias", List.of(1), 1.5f);
    }

    @Test
    void ofTwoDictionariesOneMustBeNamed() {
        Path two = resource("two.pt");
        refused(two, "holds 2 dictionaries of tensors, must be one: [ema, model]");
        assertThat(TorchFile.open(two, "ema").entries()).containsOnlyKeys("weight", "bias");
        assertThatThrownBy(() -> TorchFile.open(two, "sae"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(two + ": holds no dictionary of tensors \"sae\"");
    }

    @Test
    void aBigEndianFileIsReadAsPyTorchReadsIt() {
        float[] values = {1.5f, -2, 0.25f, 1e-3f};
        holds(TorchFile.open(resource("plain.pt")), "w", List.of(2, 2), values);
        holds(TorchFile.open(resource("big-endian.pt")), "w", List.of(2, 2), values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            legacy.pt    | a bare pickle, as PyTorch saved before 1.6: torch.load it and torch.save it again
            script.pt    | a TorchScript archive: torch.save the state_dict() of its module instead
            module.pt    | data.pkl imports "torch.nn.modules.linear.Linear": only tensors are read, save model.state_dict()
            sparse.pt    | data.pkl imports "torch._utils._rebuild_sparse_tensor": only tensors are read, save model.state_dict()
            protocol4.pt | data.pkl is of pickle protocol 4, must be 2, the default of torch.save
            expanded.pt  | tensor "w": shape [1000] repeats the 1 values of storage "0": save it with .contiguous()
            """)
    void whatElsePyTorchWritesIsRefusedWithWhatToDo(String name, String message) {
        refused(resource(name), message);
    }

    /** PyTorch 2.15.0: {@code d = torch.load(...)}, {@code d[name].flatten()[:2]}, {@code d[name].double().sum()}. */
    @ParameterizedTest
    @CsvSource({
        "b_dec, 32,    , -0.24704548716545105, -0.12817496061325073, -1.3431165754445828",
        "W_enc, 64,  32, -0.034817885607481,    0.059911977499723434, 13.914362631529912",
        "b_enc, 64,    ,  0.16883255541324615,  0.07478418201208115,  9.548207358224317",
        "W_dec, 32,  64, -0.10398738831281662,  0.16846300661563873,  1.8357926344615407"
    })
    void anotherProjectsSaeIsRead(String name, int rows, Integer columns, double first, double second, double sum) {
        TorchFile file = TorchFile.open(testdata("sae/sehajr_sae.pt"));
        assertThat(file.entries()).containsOnlyKeys("b_dec", "W_enc", "b_enc", "W_dec");
        Tensor tensor = file.tensor(name);
        assertThat(tensor.shape()).isEqualTo(columns == null ? List.of(rows) : List.of(rows, columns));
        float[] values = tensor.toArray();
        assertThat(values).startsWith((float) first, (float) second);
        double total = 0;
        for (float value : values) {
            total += value;
        }
        assertThat(total).isCloseTo(sum, offset(1e-12));
    }

    @Test
    void theFilesOfAnotherReaderAreRead() {
        TorchFile plain = TorchFile.open(testdata("models/torch_pickles/candle_test.pt"));
        assertThat(plain.integers("test")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        TorchFile nested = TorchFile.open(testdata("models/torch_pickles/candle_test_with_key.pt"));
        assertThat(nested.integers("test")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        TorchFile fortran = TorchFile.open(testdata("models/torch_pickles/candle_fortran_tensor_3d.pth"));
        assertThat(fortran.entries().get("tensor_fortran"))
                .isEqualTo(new StoredTensor("tensor_fortran", DType.I64, List.of(2, 3, 4)));
        assertThat(fortran.integers("tensor_fortran"))
                .isEqualTo(LongStream.rangeClosed(1, 24).toArray());
    }

    private static void holds(TorchFile file, String name, List<Integer> shape, float... values) {
        Tensor tensor = file.tensor(name);
        assertThat(tensor.name()).isEqualTo(name);
        assertThat(tensor.shape()).isEqualTo(shape);
        assertThat(tensor.toArray()).isEqualTo(values);
    }
}
