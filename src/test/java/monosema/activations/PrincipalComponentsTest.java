package monosema.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import monosema.io.BadInputException;
import monosema.provenance.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
    /** x[i][j] = ((17 i i + 5 j j + 11 i j + 3 j) mod 23 - 7) / 4 + 10 j. */
    private static final float[] X = new float[12 * 4];

    static {
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 4; j++) {
                X[i * 4 + j] = ((17 * i * i + 5 * j * j + 11 * i * j + 3 * j) % 23 - 7) / 4f + 10 * j;
            }
        }
    }

    /**
     * scikit-learn 1.9.1, numpy 2.4.6: {@code p = PCA(svd_solver="full").fit(x)}, {@code p.explained_variance_} (the same as
     * {@code numpy.linalg.eigh(numpy.cov(x.T))[0][::-1]}), {@code p.components_} with the sign that makes the entry of the
     * largest magnitude positive, {@code (y - x.mean(0)) @ components.T}.
     */
    @Test
    void theyAreThoseOfScikitLearn() {
        PrincipalComponents pca = PrincipalComponents.of(moments(X, 4, 12));

        assertThat(pca.variances())
                .containsExactly(
                        new double[] {5.2961954779102465, 2.7161349729916138, 2.1445114510351755, 1.0619080980629645},
                        within(1e-12));
        double[][] components = {
            {0.6420001508977571, -0.284601601950826, 0.6576644352383738, 0.2726081895997852},
            {-0.17869941672223913, 0.8168051831587722, 0.35434402331329756, 0.41873156600648204},
            {-0.38035118386029065, -0.4311279068816109, -0.1487773198042724, 0.8045663514936557},
            {-0.64127630678707, -0.25682669027939664, 0.6479067161842005, -0.32096983758146674}
        };
        for (int k = 0; k < 4; k++) {
            assertThat(pca.components()[k]).containsExactly(components[k], within(1e-12));
        }
        float[] projected = {
            -16.718794f, -24.184198f, -14.881088f, -0.23010416f, 24.790243f, -57.129635f, -29.711834f, -1.5134342f
        };
        ActivationMatrix others = ActivationMatrix.of(2, 4, new float[] {1, 2, 3, 4, 40, -30, 20, -10});
        assertThat(pca.project(others).toArray()).containsExactly(projected, within(1e-5f));
        assertThat(PrincipalComponents.of(pca.tensors()).project(others).toArray())
                .as("read back from float32")
                .containsExactly(projected, within(1e-5f));
    }

    @Test
    void batchesDoNotMatter() {
        double[][] whole = moments(X, 4, 12).covariance();
        double[][] parts = moments(X, 4, 5).covariance();

        for (int i = 0; i < 4; i++) {
            assertThat(parts[i]).containsExactly(whole[i], within(1e-12));
        }
        assertThat(moments(X, 4, 5).rows()).isEqualTo(12);
    }

    /** Neurons that never fire, and fewer rows than neurons, leave directions of no variance. */
    @Test
    void allOfThemAreAtRightAnglesWhereMostHaveNoVariance() {
        int d = 60;
        float[] x = new float[20 * d];
        UniformRandomProvider random = new Seed(1).stream("x");
        for (int i = 0; i < x.length; i++) {
            x[i] = i % d < 40 ? random.nextFloat() : 0;
        }

        PrincipalComponents pca = PrincipalComponents.of(moments(x, d, 20));

        assertThat(Arrays.stream(pca.variances()).filter(v -> v > 1e-12)).hasSize(19);
        OrthogonalRows.assertOrthogonal(pca.components(), 1e-12);
    }

    @Test
    @Tag("slow")
    void aThousandNeuronsTakeSeconds() {
        int d = 1024;
        float[] x = new float[4096 * d];
        UniformRandomProvider random = new Seed(2).stream("x");
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextFloat() * (1 + i % d % 7);
        }
        long began = System.nanoTime();

        PrincipalComponents pca = PrincipalComponents.of(moments(x, d, 2048));

        double seconds = (System.nanoTime() - began) / 1e9;
        OrthogonalRows.assertOrthogonal(pca.components(), 1e-11);
        assertThat(seconds).isLessThan(120);
        System.out.printf("principal components of %d neurons: %.1f s%n", d, seconds);
    }

    @Test
    void anActivationThatIsNotFiniteIsNamed() {
        float[] x = X.clone();
        x[30] = Float.POSITIVE_INFINITY;

        assertThatThrownBy(() -> moments(x, 4, 6))
                .isInstanceOf(BadInputException.class)
                .hasMessage("held-out tokens from 6 on: activations must be finite");
    }

    @Test
    void aSingleRowAndWordsOfAnotherWidthAreRefused() {
        PrincipalComponents pca = PrincipalComponents.of(moments(X, 4, 12));

        assertThatThrownBy(() -> PrincipalComponents.of(moments(new float[4], 4, 1)))
                .hasMessage("a covariance needs 2 rows, has 1");
        assertThatThrownBy(() -> pca.project(ActivationMatrix.of(1, 3, new float[3])))
                .hasMessage("activations must be 4 wide, were 3");
    }

    private static RowMoments moments(float[] x, int d, int batch) {
        RowMoments moments = new RowMoments(d);
        try (NDManager manager = NDManager.newBaseManager()) {
            for (int from = 0; from < x.length; from += batch * d) {
                float[] some = Arrays.copyOfRange(x, from, Math.min(x.length, from + batch * d));
                moments.add(manager.create(some, new Shape(some.length / d, d)));
            }
        }
        return moments;
    }
}
