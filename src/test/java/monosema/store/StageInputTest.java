package monosema.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageInputTest {
    private static final StageInput MODEL =
            StageInput.of("model", 1).parameters(Map.of("layers", 1)).seed(42);

    /** {@code printf '{"codeVersion":1,"parameters":{"layers":1},"seed":42,"stage":"model"}' | sha256sum}. */
    @Test
    void aKeyIsTheChecksumOfCanonicalJson() {
        assertThat(MODEL.key().hex()).isEqualTo("b4da6cfa42e00d0f8fab60110967100a5081cc48e6495660d68bee59d6a14469");
    }

    @Test
    void theOrderInWhichAnInputIsPutTogetherDoesNotMatter() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", 1);
        one.put("b", List.of(2.5, "x"));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", List.of(2.5, "x"));
        other.put("a", 1);

        StageInput first =
                StageInput.of("s", 1).seed(1).parameters(one).external("x", "1").external("y", "2");
        StageInput second = StageInput.of("s", 1)
                .external("y", "2")
                .external("x", "1")
                .parameters(other)
                .seed(1);

        assertThat(first.key()).isEqualTo(second.key());
    }

    @Test
    void everyPartMovesTheKey() {
        List<StageInput> inputs = List.of(
                MODEL,
                StageInput.of("model", 2).parameters(Map.of("layers", 1)).seed(42),
                StageInput.of("mode1", 1).parameters(Map.of("layers", 1)).seed(42),
                MODEL.parameters(Map.of("layers", 2)),
                MODEL.seed(43),
                MODEL.device("gpu"),
                MODEL.grade("gpu"),
                MODEL.external("corpus", "gpu"),
                MODEL.upstream("corpus", MODEL.key()));

        assertThat(inputs.stream().map(StageInput::key)).doesNotHaveDuplicates();
    }

    @Test
    void aStageNameIsAFolderName() {
        assertThatThrownBy(() -> StageInput.of("../model", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("../model");
    }
}
