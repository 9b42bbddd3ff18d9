package monosema.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GradeTest {

    @Test
    void onlyThePortableGradeFixesThreadsAndInstructions() {
        assertThat(Grade.PORTABLE.environment())
                .containsEntry("OMP_NUM_THREADS", "2")
                .containsEntry("ATEN_CPU_CAPABILITY", "default")
                .doesNotContainKey("TORCH_ALLOW_TF32_CUBLAS_OVERRIDE");
        assertThat(Grade.MACHINE.environment())
                .containsEntry("OMP_NUM_THREADS", "" + Runtime.getRuntime().availableProcessors())
                .doesNotContainKeys("ATEN_CPU_CAPABILITY", "TORCH_ALLOW_TF32_CUBLAS_OVERRIDE");
    }

    @Test
    void tf32IsAGradeOfItsOwnSinceItsNumbersDiffer() {
        assertThat(Grade.MACHINE_TF32.label()).isEqualTo("machine-tf32");
        assertThat(Grade.MACHINE_TF32.environment())
                .containsAllEntriesOf(Grade.MACHINE.environment())
                .containsEntry("TORCH_ALLOW_TF32_CUBLAS_OVERRIDE", "1");
    }
}
