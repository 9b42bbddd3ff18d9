package monosema.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import monosema.io.BadInputException;
import monosema.io.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParityReportTest {
    private static final Way GPU = new Way("gpu", "machine");
    private static final float NAN = Float.NaN;

    @TempDir
    Path folder;

    /** A sample of two words and two neurons. */
    private static Map<String, float[]> numbers() {
        Map<String, float[]> numbers = new LinkedHashMap<>();
        numbers.put(ParitySample.LOSSES, new float[] {3, 4});
        numbers.put(ParitySample.ACTIVATIONS, new float[] {1, -1, 1, -1});
        numbers.put(ParitySample.WORDS, new float[] {2, 2, -2, 2});
        numbers.put(ParitySample.FEATURES, new float[] {0, 1, 2, 0});
        numbers.put(ParitySample.T, new float[] {5, NAN});
        numbers.put(ParitySample.SIGNIFICANT, new float[] {1, 0});
        numbers.put(ParitySample.FAMILYWISE, new float[] {1, 0});
        return numbers;
    }

    private ParitySample sample(Way way, Map<String, float[]> numbers) {
        List<Tensor> tensors = new ArrayList<>();
        numbers.forEach((name, values) -> tensors.add(Tensor.of(name, List.of(values.length), values)));
        Path file = folder.resolve(way.device() + way.grade());
        ParitySample.write(file, way, Optional.of("topk"), tensors);
        return ParitySample.read(file);
    }

    private ParityReport compare(Way way, String tensor, float... values) {
        Map<String, float[]> other = numbers();
        other.put(tensor, values);
        return ParityReport.of("gender", sample(Way.REFERENCE, numbers()), sample(way, other));
    }

    @Test
    void theSameNumbersAreTheSameBitsEverywhere() {
        ParityReport report = compare(GPU, ParitySample.LOSSES, 3, 4);
        assertThat(report.within()).isTrue();
        assertThat(report.differences()).allSatisfy(row -> {
            assertThat(row.largest()).isZero();
            assertThat(row.sameBits()).isOne();
        });
        assertThat(report.differences()).extracting(Difference::values).containsExactly(2L, 4L, 4L, 2L, 2L);
        assertThat(report.lines())
                .hasSize(1 + 1 + 5 + 1 + 3)
                .first()
                .isEqualTo("parity  gender: gpu, machine against cpu, portable");
    }

    @Test
    void aDifferenceIsMeasuredAgainstTheRootMeanSquareOfTheReference() {
        Difference loss =
                compare(GPU, ParitySample.LOSSES, 3, 4.5f).differences().get(0);
        assertThat(loss.rms()).isCloseTo(Math.sqrt(12.5), within(1e-12));
        assertThat(loss.mean()).isEqualTo(0.25);
        assertThat(loss.largest()).isEqualTo(0.5);
        assertThat(loss.relative()).isCloseTo(0.5 / Math.sqrt(12.5), within(1e-12));
        assertThat(loss.sameBits()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "gpu, machine, 1.00009, true",
        "gpu, machine, 1.00011, false",
        "gpu, machine-tf32, 1.0049, true",
        "gpu, machine-tf32, 1.0051, false",
        "cpu, machine-tf32, 1.00011, false",
        "cpu, portable, 1.0000001, false"
    })
    void howFarApartTwoWaysMayBeDependsOnTheirArithmetic(String device, String grade, float value, boolean within) {
        ParityReport report = compare(new Way(device, grade), ParitySample.ACTIVATIONS, value, -1, 1, -1);
        assertThat(report.within()).isEqualTo(within);
        assertThat(report.lines().get(3)).endsWith(within ? "  ok" : "  BEYOND");
    }

    @Test
    void aNumberAgainstNoneIsBeyondAnyTolerance() {
        for (float[] t : new float[][] {{5, 0}, {NAN, NAN}, {Float.POSITIVE_INFINITY, NAN}}) {
            ParityReport report = compare(new Way("gpu", "machine-tf32"), ParitySample.T, t);
            assertThat(report.within()).isFalse();
            assertThat(report.differences().get(4).largest()).isInfinite();
        }
    }

    @Test
    void aFeatureThatIsActiveOnOneSideOnlyIsCountedAndNotMeasured() {
        ParityReport report = compare(GPU, ParitySample.FEATURES, 0, 1, 0, 7);
        assertThat(report.differences().get(3).values()).isOne();
        assertThat(report.differences().get(3).largest()).isZero();
        Disagreement active = report.disagreements().get(0);
        assertThat(active.either()).isEqualTo(3);
        assertThat(active.oneOnly()).isEqualTo(2);
        assertThat(active.within()).isFalse();
    }

    @Test
    void aNeuronThatIsSignificantOnOneSideOnlyIsNamed() {
        ParityReport report = compare(new Way("gpu", "machine-tf32"), ParitySample.FAMILYWISE, 1, 1);
        assertThat(report.within()).isFalse();
        assertThat(report.disagreements().get(2).examples()).containsExactly(1);
        assertThat(report.lines()).last().asString().endsWith("BEYOND, such as [1]");
    }

    @Test
    void sidesOfDifferentShapesAreOneLine() {
        assertThatThrownBy(() -> compare(GPU, ParitySample.WORDS, 1, 2))
                .isInstanceOf(BadInputException.class)
                .hasMessage("activations of the words: the reference has 4 values, the other side 2");
    }
}
