package monosema.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorFileReadTest {
    /** Of every real dtype, of both byte orders, and views that are not contiguous. */
    @ParameterizedTest
    @ValueSource(strings = {"dtypes.safetensors", "dtypes.pt", "big-endian.pt", "views.pt"})
    void whatIsReadIntoABufferIsTheTensor(String name) {
        TensorFile file = TensorFile.open(TensorFiles.resource(name));
        int real = 0;
        for (StoredTensor tensor : file.entries().values()) {
            if (tensor.dtype().isReal()) {
                FloatBuffer target = direct(tensor.size() + 3).position(2);
                file.read(tensor.name(), target);
                assertThat(target.position()).as(tensor.name()).isEqualTo(2 + tensor.size());
                float[] values = new float[tensor.size()];
                target.get(2, values);
                assertThat(values)
                        .as(tensor.name())
                        .isEqualTo(file.tensor(tensor.name()).toArray());
                real++;
            }
        }
        assertThat(real).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dtypes.safetensors", "dtypes.pt"})
    void whatCannotBeReadIsRefusedAndNothingIsWritten(String name) {
        TensorFile file = TensorFile.open(TensorFiles.resource(name));
        FloatBuffer target = direct(7);
        assertThatThrownBy(() -> file.read("f32", target))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file.path() + ": tensor \"f32\" of 8 values must fit the 7 left in the buffer");
        assertThatThrownBy(() -> file.read("i64", target))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("tensor \"i64\": dtype must be one of");
        assertThatThrownBy(() -> file.read("none", target))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file.path() + ": tensor \"none\" is missing");
        assertThat(target.position()).isZero();
    }

    @Test
    void aSingleNumberIsReadToo() {
        TensorFile file = TensorFile.open(TensorFiles.resource("views.pt"));
        StoredTensor single = file.entries().values().stream()
                .filter(tensor -> tensor.shape().isEmpty())
                .findFirst()
                .orElseThrow();
        FloatBuffer target = direct(1);
        file.read(single.name(), target);
        assertThat(target.get(0)).isEqualTo(file.tensor(single.name()).toArray()[0]);
    }

    private static FloatBuffer direct(int values) {
        return ByteBuffer.allocateDirect(values * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
