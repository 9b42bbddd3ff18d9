package monosema.probe;

import java.util.Arrays;

/**
 * L1 and elastic-net logistic regression with an unpenalised intercept.
 *
 * <p>Minimises {@code (1/n) sum_i log(1 + exp(-y_i f_i)) + lambda (mixing |w|_1 + (1 - mixing)/2 |w|_2^2)}, y in
 * {-1, 1}, {@code f_i = <w, x_i> + b}: glmnet's objective with standardize = FALSE on the scaled columns.
 *
 * <p>Proximal Newton with a line search, so that it converges from any start (Lee, Sun and Saunders 2014): the quadratic
 * model is minimised by {@link CoordinateDescent} over the columns that the sequential strong rule keeps (Tibshirani et
 * al. 2012, section 4), then the optimality conditions of <em>all</em> columns are checked and violators taken in. Each
 * fit starts from the one before, so go from strong to weak penalties; one solver serves one training set.
 *
 * <p>Two certificates over all columns: the largest violation of the optimality conditions, relative to {@code lambda
 * mixing}, and the duality gap at the dual point that the residuals give, shrunk until it is feasible (as El Ghaoui,
 * Viallon and Rabbani 2012, section 4), relative to the objective.
 */
final class SparseSolver {
    /** What a converged fit is certified to, beside {@link LogisticSolver#CERTIFIED_GAP}. */
    static final double CERTIFIED_KKT = 1e-6;

    private static final double TARGET_KKT = 1e-8;
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 40;
    private static final double ARMIJO = 1e-4;
    /** Below this share of the objective a decrease is lost in rounding. */
    private static final double ROUNDING = 1e-14;

    private final FeatureColumns columns;
    private final boolean[] first;
    private final double mixing;
    private final double scale;

    private double[] weights;
    private double[] predictor;
    private CentredLoss loss;
    private double[] descent;
    private double lastLambda;

    /**
     * Prepares fits on one training set.
     *
     * @param columns of the training rows, scaled
     * @param first class of each row, both present
     * @param mixing of the penalty, in (0, 1]
     * @param scale that the columns have been divided by, so that fits come out in the activations' own units
     */
    SparseSolver(FeatureColumns columns, boolean[] first, double mixing, double scale) {
        this.columns = columns;
        this.first = first.clone();
        this.mixing = mixing;
        this.scale = scale;
        this.weights = new double[columns.size()];
        this.predictor = new double[first.length];
        this.loss = new CentredLoss(
                this.first, predictor, LogisticFit.trainingFrequency(this.first).intercept());
        this.descent = allDescents();
        this.lastLambda = strongest();
    }

    /** The smallest strength at which no neuron has a weight: {@code max_j |<x_j, t - mean(t)>| / (n mixing)}. */
    double strongest() {
        double largest = 0;
        double[] start = new CentredLoss(
                        first,
                        new double[first.length],
                        LogisticFit.trainingFrequency(first).intercept())
                .slope();
        for (int j = 0; j < columns.size(); j++) {
            largest = Math.max(largest, Math.abs(columns.dot(j, start)));
        }
        return largest / mixing;
    }

    /**
     * Fits at one strength.
     *
     * @param lambda finite and &gt; 0
     */
    SparseFit fit(double lambda) {
        ElasticNet penalty = new ElasticNet(lambda, mixing);
        boolean[] candidate = strongSet(penalty);
        int steps = 0;
        do {
            steps += descend(penalty, numbers(candidate), MOST_STEPS - steps);
            descent = allDescents();
        } while (takeIn(candidate, penalty) && steps < MOST_STEPS);
        lastLambda = lambda;
        return certified(penalty, steps);
    }

    /** The training frequency alone, where no neuron says anything of the class. */
    SparseFit frequency() {
        LogisticFit fit = LogisticFit.trainingFrequency(first);
        return new SparseFit(new int[0], new double[0], fit.intercept(), fit.logLoss(), fit.objective(), 0, 0, 0);
    }

    private boolean[] strongSet(ElasticNet penalty) {
        boolean[] out = new boolean[columns.size()];
        double bound = mixing * (2 * penalty.lambda() - lastLambda);
        for (int j = 0; j < out.length; j++) {
            out[j] = weights[j] != 0 || Math.abs(descent[j]) >= bound;
        }
        return out;
    }

    private boolean takeIn(boolean[] candidate, ElasticNet penalty) {
        boolean any = false;
        for (int j = 0; j < candidate.length; j++) {
            if (!candidate[j] && penalty.violation(0, descent[j]) > TARGET_KKT * penalty.threshold()) {
                candidate[j] = true;
                any = true;
            }
        }
        return any;
    }

    /** Proximal Newton over some columns; returns the number of steps. */
    private int descend(ElasticNet penalty, int[] candidates, int most) {
        double target = TARGET_KKT * penalty.threshold();
        for (int step = 0; step < most; step++) {
            double violation = 0;
            for (int j : candidates) {
                violation = Math.max(violation, penalty.violation(weights[j], -columns.dot(j, loss.slope())));
            }
            if (violation <= target) {
                return step;
            }
            double precision = Math.max(0.3 * target, Math.min(0.1, violation / penalty.threshold()) * violation);
            double[] next = CoordinateDescent.minimise(columns, penalty, loss, weights, candidates, precision);
            if (!search(penalty, next)) {
                return step + 1;
            }
        }
        return most;
    }

    /** Moves towards the model's minimum until the objective falls enough; false where rounding lets it fall no more. */
    private boolean search(ElasticNet penalty, double[] next) {
        double[] direction = new double[first.length];
        for (int j = 0; j < next.length; j++) {
            if (next[j] != weights[j]) {
                columns.add(j, next[j] - weights[j], direction);
            }
        }
        double objective = loss.value() + penalty.value(weights);
        double expected = Vectors.dot(loss.slope(), direction) + penalty.value(next) - penalty.value(weights);
        double length = 1;
        for (int halvings = 0; halvings < MOST_HALVINGS; halvings++) {
            double[] at = between(next, length);
            double[] moved = predictor(at);
            CentredLoss there = new CentredLoss(first, moved, loss.intercept());
            double allowance = ROUNDING * objective;
            if (there.value() + penalty.value(at) <= objective + ARMIJO * length * expected + allowance) {
                weights = at;
                predictor = moved;
                loss = there;
                return true;
            }
            length /= 2;
        }
        return false;
    }

    private double[] between(double[] next, double length) {
        double[] out = next.clone();
        if (length < 1) {
            for (int j = 0; j < out.length; j++) {
                out[j] = weights[j] + length * (next[j] - weights[j]);
            }
        }
        return out;
    }

    private double[] predictor(double[] at) {
        double[] out = new double[first.length];
        for (int j = 0; j < at.length; j++) {
            if (at[j] != 0) {
                columns.add(j, at[j], out);
            }
        }
        return out;
    }

    private double[] allDescents() {
        double[] out = new double[columns.size()];
        for (int j = 0; j < out.length; j++) {
            out[j] = -columns.dot(j, loss.slope());
        }
        return out;
    }

    private SparseFit certified(ElasticNet penalty, int steps) {
        double violation = 0;
        double largest = 0;
        for (int j = 0; j < descent.length; j++) {
            violation = Math.max(violation, penalty.violation(weights[j], descent[j]));
            largest = Math.max(largest, Math.abs(descent[j]));
        }
        double objective = loss.value() + penalty.value(weights);
        double gap = (objective - dual(penalty, largest)) / objective;
        int[] active = active();
        double[] kept = new double[active.length];
        int[] neurons = new int[active.length];
        double intercept = loss.intercept();
        for (int k = 0; k < active.length; k++) {
            kept[k] = weights[active[k]] / scale;
            neurons[k] = columns.neuron(active[k]);
            intercept -= weights[active[k]] * columns.centre(active[k]);
        }
        double kkt = violation / penalty.threshold();
        return new SparseFit(neurons, kept, intercept, loss.value(), objective, steps, Math.max(gap, 0), kkt);
    }

    /** The dual objective at the residuals, shrunk to feasibility for the lasso. */
    private double dual(ElasticNet penalty, double largest) {
        double shrink = mixing == 1 && largest > penalty.threshold() ? penalty.threshold() / largest : 1;
        double entropy = 0;
        for (double slope : loss.slope()) {
            double r = shrink * Math.abs(slope) * first.length;
            entropy += r > 0 && r < 1 ? -r * StrictMath.log(r) - (1 - r) * StrictMath.log1p(-r) : 0;
        }
        double conjugate = 0;
        if (mixing < 1) {
            for (double each : descent) {
                conjugate += penalty.conjugate(each);
            }
        }
        return entropy / first.length - conjugate;
    }

    private int[] active() {
        boolean[] nonzero = new boolean[weights.length];
        for (int j = 0; j < nonzero.length; j++) {
            nonzero[j] = weights[j] != 0;
        }
        return numbers(nonzero);
    }

    private static int[] numbers(boolean[] chosen) {
        int[] out = new int[chosen.length];
        int size = 0;
        for (int j = 0; j < chosen.length; j++) {
            if (chosen[j]) {
                out[size++] = j;
            }
        }
        return Arrays.copyOf(out, size);
    }
}
