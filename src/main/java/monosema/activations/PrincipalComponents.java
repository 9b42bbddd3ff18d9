package monosema.activations;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import monosema.io.Safetensors;
import monosema.io.Tensor;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * All principal components of activations: the eigenvectors of their covariance, of the largest variance first. In each the
 * entry of the largest magnitude is positive, of equal ones the first. Immutable.
 */
public final class PrincipalComponents {
    private static final String MEAN = "mean";
    private static final String COMPONENTS = "components";
    private static final String VARIANCES = "variances";

    private final double[] mean;
    private final double[][] components;
    private final double[] variances;

    private PrincipalComponents(double[] mean, double[][] components, double[] variances) {
        this.mean = mean;
        this.components = components;
        this.variances = variances;
    }

    /**
     * Those of some rows.
     *
     * @param rows at least 2
     */
    public static PrincipalComponents of(RowMoments rows) {
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(rows.covariance(), false));
        double[][] components = new double[rows.dIn()][];
        for (int k = 0; k < components.length; k++) {
            components[k] = signed(eigen.getEigenvector(k).toArray());
        }
        double[] variances = DoubleStream.of(eigen.getRealEigenvalues())
                .map(variance -> Math.max(variance, 0))
                .toArray();
        return new PrincipalComponents(rows.mean(), components, variances);
    }

    private static double[] signed(double[] component) {
        int largest = 0;
        for (int j = 1; j < component.length; j++) {
            if (Math.abs(component[j]) > Math.abs(component[largest])) {
                largest = j;
            }
        }
        if (component[largest] < 0) {
            for (int j = 0; j < component.length; j++) {
                component[j] = -component[j];
            }
        }
        return component;
    }

    /** Reads what {@link #tensors} made, rounded to float32. */
    public static PrincipalComponents of(Safetensors file) {
        double[] flat = values(file.tensors(), COMPONENTS);
        double[] mean = values(file.tensors(), MEAN);
        double[][] components = new double[mean.length][mean.length];
        for (int k = 0; k < components.length; k++) {
            System.arraycopy(flat, k * mean.length, components[k], 0, mean.length);
        }
        return new PrincipalComponents(mean, components, values(file.tensors(), VARIANCES));
    }

    private static double[] values(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor '%s', there is %s".formatted(name, tensors.keySet()));
        }
        float[] values = tensor.toArray();
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    /** {@code mean} [d], {@code components} [d, d], one a row, and {@code variances} [d]; float32. */
    public Safetensors tensors() {
        int d = mean.length;
        double[] flat = new double[d * d];
        for (int k = 0; k < d; k++) {
            System.arraycopy(components[k], 0, flat, k * d, d);
        }
        return Safetensors.of(
                List.of(
                        Tensor.owning(MEAN, List.of(d), narrow(mean)),
                        Tensor.owning(COMPONENTS, List.of(d, d), narrow(flat)),
                        Tensor.owning(VARIANCES, List.of(d), narrow(variances))),
                Map.of());
    }

    private static float[] narrow(double[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) values[i];
        }
        return out;
    }

    /** Variance along each component, at least 0, descending; a new array. */
    public double[] variances() {
        return variances.clone();
    }

    /** The components, one a row, a new array. */
    double[][] components() {
        double[][] copy = new double[components.length][];
        for (int k = 0; k < copy.length; k++) {
            copy[k] = components[k].clone();
        }
        return copy;
    }

    /**
     * Other rows in the components, the mean of the fitted ones taken off.
     *
     * @param x [n, d]
     * @return [n, d]
     * @throws IllegalArgumentException if x is not d wide
     */
    public ActivationMatrix project(ActivationMatrix x) {
        return Basis.written(x, mean, components);
    }
}
