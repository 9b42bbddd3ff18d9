package monosema.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Whether rows are of length 1 and at right angles. */
final class OrthogonalRows {
    private OrthogonalRows() {}

    static void assertOrthogonal(double[][] rows, double tolerance) {
        for (int i = 0; i < rows.length; i++) {
            double worst = 0;
            for (int k = 0; k <= i; k++) {
                double sum = k == i ? -1 : 0;
                for (int j = 0; j < rows.length; j++) {
                    sum += rows[i][j] * rows[k][j];
                }
                worst = Math.max(worst, Math.abs(sum));
            }
            assertThat(worst).as("row %d", i).isCloseTo(0, within(tolerance));
        }
    }
}
