package monosema.sae;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import monosema.config.SaeArchitecture;
import monosema.config.SaeArchitecture.Gated;
import monosema.config.SaeArchitecture.JumpReLU;
import org.jspecify.annotations.Nullable;

/**
 * The training loss of every architecture from the papers' formulas, in float64 and plain loops, for finite differences.
 * What has no gradient is decided once, at the weights it was made of, and stays: which features are active or chosen,
 * the residual that dead features reconstruct, a decoder that is detached.
 */
final class LoopLoss {
    private static final double COEFFICIENT = FiniteDifferenceTest.COEFFICIENT;

    private final SaeArchitecture architecture;
    private final double[][] x;
    private final int dSae;
    private final List<Integer> dead;
    private final Map<String, double[]> fixed;
    private final boolean[][] active;
    private final boolean[][] gate;
    private final boolean[][] auxiliary;
    private final double[][] residual;

    LoopLoss(SaeArchitecture architecture, double[][] x, int dSae, List<Integer> dead, Map<String, double[]> weights) {
        this.architecture = architecture;
        this.x = x;
        this.dSae = dSae;
        this.dead = dead;
        this.fixed = weights;
        this.gate = new boolean[x.length][dSae];
        this.auxiliary = new boolean[x.length][dSae];
        this.active = new boolean[x.length][dSae];
        decide();
        this.residual = new double[x.length][];
        for (int b = 0; b < x.length; b++) {
            residual[b] = minus(x[b], reconstruction(weights, dSae, features(weights, b)));
        }
    }

    private void decide() {
        TopKChoice choice = choice();
        for (int b = 0; b < x.length; b++) {
            for (int i = 0; i < dSae; i++) {
                if (architecture instanceof Gated) {
                    gate[b][i] = product(fixed, b, i) + at("b_gate", i) > 0;
                    active[b][i] = gate[b][i] && magnitude(fixed, b, i) > 0;
                } else if (architecture instanceof JumpReLU) {
                    active[b][i] = z(fixed, b, i) > at("threshold", i);
                } else if (choice == null) {
                    active[b][i] = z(fixed, b, i) > 0;
                }
            }
        }
        if (choice != null) {
            choose(choice);
        }
    }

    private void choose(TopKChoice choice) {
        int[][] groups = choice.acrossBatch()
                ? new int[][] {IntStream.range(0, x.length * dSae).toArray()}
                : IntStream.range(0, x.length)
                        .mapToObj(b -> IntStream.range(b * dSae, (b + 1) * dSae).toArray())
                        .toArray(int[][]::new);
        for (int[] group : groups) {
            largest(group, choice.acrossBatch() ? choice.chosen(x.length) : (int) choice.k())
                    .filter(pair -> z(fixed, pair / dSae, pair % dSae) > 0)
                    .forEach(pair -> active[pair / dSae][pair % dSae] = true);
        }
        for (int b = 0; b < x.length && choice.dead().coefficient() > 0; b++) {
            int row = b * dSae;
            int[] among = dead.stream().mapToInt(i -> row + i).toArray();
            largest(among, Math.min(x[0].length / 2, dead.size()))
                    .forEach(pair -> auxiliary[pair / dSae][pair % dSae] = true);
        }
    }

    private IntStream largest(int[] pairs, int count) {
        return Arrays.stream(pairs)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer pair) -> -score(pair / dSae, pair % dSae)))
                .limit(count)
                .mapToInt(Integer::intValue);
    }

    private double score(int b, int i) {
        boolean rescaled = Objects.requireNonNull(choice()).rescaled();
        return z(fixed, b, i) * (rescaled ? norm(fixed, i) : 1);
    }

    private @Nullable TopKChoice choice() {
        return architecture.<@Nullable TopKChoice>match(
                standard -> null, TopKChoice::of, TopKChoice::of, TopKChoice::of, jumpReLU -> null, gated -> null);
    }

    /** The loss. */
    double of(Map<String, double[]> weights) {
        return of(weights, 0, 0, 0);
    }

    /** The loss with {@code shift} added to one feature of one row, whether it is active or not. */
    double of(Map<String, double[]> weights, int row, int feature, double shift) {
        double sum = 0;
        for (int b = 0; b < x.length; b++) {
            double[] f = features(weights, b);
            if (b == row) {
                f[feature] += shift;
            }
            for (int width : widths()) {
                sum += square(minus(reconstruction(weights, width, f), x[b]));
            }
            sum += penalty(weights, b, f) + onDead(weights, b) + ofGates(weights, b);
        }
        return sum / x.length;
    }

    private int[] widths() {
        TopKChoice choice = choice();
        return choice == null ? new int[] {dSae} : choice.widths(dSae);
    }

    private double penalty(Map<String, double[]> weights, int b, double[] f) {
        double sum = 0;
        for (int i = 0; i < dSae; i++) {
            int feature = i;
            sum += architecture.match(
                    standard -> f[feature] * norm(weights, feature),
                    topK -> 0.0,
                    batchTopK -> 0.0,
                    matryoshka -> 0.0,
                    jumpReLU -> jumpReLU.penalty() == JumpReLU.Penalty.TANH
                            ? Math.tanh(jumpReLU.tanhScale() * f[feature] * norm(weights, feature))
                            : active[b][feature] ? 1.0 : 0.0,
                    gated -> gate[b][feature]
                            ? gateValue(weights, b, feature)
                                    * norm(gated.detachAuxiliaryDecoder() ? fixed : weights, feature)
                            : 0.0);
        }
        return COEFFICIENT * sum;
    }

    private double onDead(Map<String, double[]> weights, int b) {
        if (architecture instanceof JumpReLU jumpReLU) {
            double sum = 0;
            for (int i : dead) {
                boolean below = z(fixed, b, i) < at("threshold", i);
                double distance = get(weights, "threshold")[i] - z(weights, b, i);
                sum += below ? distance * norm(weights, i) : 0;
            }
            return jumpReLU.preActCoefficient() * sum;
        }
        TopKChoice choice = choice();
        if (choice == null || choice.dead().coefficient() == 0) {
            return 0;
        }
        double[] error = new double[x[b].length];
        for (int j = 0; j < error.length; j++) {
            error[j] = -residual[b][j];
            for (int i : dead) {
                error[j] += auxiliary[b][i] ? z(weights, b, i) * decoder(weights, i, j) : 0;
            }
        }
        double scale = Math.min(1, 2.0 * dead.size() / (x[b].length - x[b].length % 2));
        return choice.dead().coefficient() * scale * square(error);
    }

    private double ofGates(Map<String, double[]> weights, int b) {
        if (!(architecture instanceof Gated gated)) {
            return 0;
        }
        double[] h = new double[dSae];
        for (int i = 0; i < dSae; i++) {
            h[i] = gate[b][i] ? gateValue(weights, b, i) : 0;
        }
        Map<String, double[]> decoder = gated.detachAuxiliaryDecoder() ? fixed : weights;
        return square(minus(reconstruction(decoder, dSae, h), x[b]));
    }

    private double[] features(Map<String, double[]> weights, int b) {
        double[] f = new double[dSae];
        for (int i = 0; i < dSae; i++) {
            if (active[b][i]) {
                f[i] = architecture instanceof Gated ? magnitude(weights, b, i) : z(weights, b, i);
            }
        }
        return f;
    }

    private double[] reconstruction(Map<String, double[]> weights, int width, double[] f) {
        double[] sum = get(weights, "b_dec").clone();
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += f[i] * decoder(weights, i, j);
            }
        }
        return sum;
    }

    private double product(Map<String, double[]> weights, int b, int i) {
        double sum = 0;
        for (int j = 0; j < x[b].length; j++) {
            sum += x[b][j] * get(weights, "encoder")[i * x[b].length + j];
        }
        return sum;
    }

    double z(Map<String, double[]> weights, int b, int i) {
        return product(weights, b, i) + get(weights, "b_enc")[i];
    }

    private double gateValue(Map<String, double[]> weights, int b, int i) {
        return product(weights, b, i) + get(weights, "b_gate")[i];
    }

    private double magnitude(Map<String, double[]> weights, int b, int i) {
        return product(weights, b, i) * Math.exp(get(weights, "r_mag")[i]) + get(weights, "b_mag")[i];
    }

    private double decoder(Map<String, double[]> weights, int i, int j) {
        return get(weights, "W_dec")[i * x[0].length + j];
    }

    private double norm(Map<String, double[]> weights, int i) {
        int dIn = x[0].length;
        return Math.sqrt(square(Arrays.copyOfRange(get(weights, "W_dec"), i * dIn, (i + 1) * dIn)));
    }

    private double at(String name, int i) {
        return get(fixed, name)[i];
    }

    private static double[] get(Map<String, double[]> weights, String name) {
        return Objects.requireNonNull(weights.get(name), name);
    }

    private static double[] minus(double[] a, double[] b) {
        double[] out = new double[a.length];
        for (int j = 0; j < a.length; j++) {
            out[j] = a[j] - b[j];
        }
        return out;
    }

    private static double square(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
