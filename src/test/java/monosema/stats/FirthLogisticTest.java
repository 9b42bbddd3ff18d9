package monosema.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FirthLogisticTest {
    private static final double[][] X = new double[3][40];
    private static final boolean[] Y = new boolean[40];

    static {
        for (int i = 0; i < 40; i++) {
            Y[i] = (i * i * 37 + i * 11) % 97 < 45;
            for (int j = 0; j < 3; j++) {
                int h = (i * 7919 + j * 104729 + i * j * 31 + i * i * j * 17 + (i * i * i) % 1013 * j) % 1009;
                X[j][i] = (h - 504) / 256.0 + (j > 0 ? 0 : Y[i] ? 1 : -1);
            }
        }
    }

    /**
     * R 4.2.2, logistf 1.26.1: {@code logistf(y ~ ., control=logistf.control(maxit=10000, maxstep=1, lconv=1e-13,
     * gconv=1e-11, xconv=1e-11), plcontrol=logistpl.control(maxit=10000, maxstep=0.5, lconv=1e-12, xconv=1e-11))}.
     */
    @Test
    void matchesLogistf() {
        FirthLogistic.Result fit = FirthLogistic.fit(X, Y);

        assertThat(fit.converged()).isTrue();
        assertThat(fit.intercept()).isCloseTo(0.0980905235051, within(1e-8));
        close(fit.coefficients().get(0), 1.32377640798, 0.5268561559, 2.689802421, 9.950240353e-05);
        close(fit.coefficients().get(1), 0.445372776449, -0.2998380063, 1.322024535, 0.2480312189);
        close(fit.coefficients().get(2), -0.00680506979203, -0.7332146291, 0.7535179688, 0.9852655069);
        assertThat(FirthLogistic.pValues(X, Y)[1])
                .isEqualTo(fit.coefficients().get(1).p());
    }

    /**
     * SciPy 1.17.1: {@code minimize(..., method='Nelder-Mead', xatol=1e-11, fatol=1e-14)} of the negative penalised log
     * likelihood, restarted four times; interval by {@code brentq} on its profile.
     */
    @Test
    void isFiniteUnderSeparation() {
        double[][] x = {{-4, -3, -2, -1, 1, 2, 3, 4.5}};
        boolean[] y = {false, false, false, false, true, true, true, true};

        FirthLogistic.Result fit = FirthLogistic.fit(x, y);

        assertThat(fit.converged()).isTrue();
        assertThat(fit.intercept()).isCloseTo(-0.00667991846073532, within(1e-6));
        close(
                fit.coefficients().get(0),
                0.8773507227140322,
                0.13722189221374806,
                3.245505127986311,
                0.012372333034384828);
    }

    @Test
    void theUnitOfAFeatureMovesNoTest() {
        double[][] scaled = {X[0].clone(), X[1]};
        for (int i = 0; i < 40; i++) {
            scaled[0][i] = 1e6 * X[0][i] + 1e9;
        }
        FirthLogistic.Coefficient one =
                FirthLogistic.fit(new double[][] {X[0], X[1]}, Y).coefficients().get(0);
        FirthLogistic.Coefficient other =
                FirthLogistic.fit(scaled, Y).coefficients().get(0);

        assertThat(other.p()).isCloseTo(one.p(), within(1e-9));
        assertThat(other.value() * 1e6).isCloseTo(one.value(), within(1e-6));
    }

    @Test
    void refusesWhatHasNoAnswer() {
        assertThatThrownBy(() -> FirthLogistic.fit(new double[][] {X[0], X[0]}, Y))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("features must be linearly independent, together with a constant");
        assertThatThrownBy(() -> FirthLogistic.fit(new double[][] {new double[40]}, Y))
                .hasMessage("standard deviation of feature 0 must be > 0, was 0.0");
        assertThatThrownBy(() -> FirthLogistic.fit(new double[][] {{1, 2}}, new boolean[] {true, true}))
                .hasMessage("number of negatives must be >= 1, was 0");
        assertThatThrownBy(() -> FirthLogistic.fit(new double[][] {{1, Double.NaN}}, new boolean[] {true, false}))
                .hasMessage("sample[1] must be finite, was NaN");
    }

    private static void close(FirthLogistic.Coefficient actual, double value, double lower, double upper, double p) {
        assertThat(actual.value()).isCloseTo(value, within(1e-6));
        assertThat(actual.lower()).isCloseTo(lower, within(1e-6));
        assertThat(actual.upper()).isCloseTo(upper, within(1e-6));
        assertThat(actual.p() / p).isCloseTo(1, within(1e-6));
    }
}
