package monosema.probe;

/** A matrix by what it does to a vector. */
@FunctionalInterface
interface LinearMap {
    /** The product with a vector, a new array. */
    double[] times(double[] v);
}
