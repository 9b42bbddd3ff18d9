package monosema.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class InkTest {
    /** Severity 1 of Machado, Oliveira and Fernandes 2009, table 1: what a dichromat sees, in linear RGB. */
    private static final List<double[][]> EYES = List.of(
            new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            new double[][] {
                {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
            },
            new double[][] {
                {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
            },
            new double[][] {
                {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
            });

    @Test
    void everyInkButTheGridCanBeReadOnThePageLightAndDark() {
        for (boolean dark : new boolean[] {false, true}) {
            double page = luminance(linear(Ink.PAPER, dark));
            for (Ink ink : EnumSet.complementOf(EnumSet.of(Ink.GRID, Ink.PAPER))) {
                double own = luminance(linear(ink, dark));
                double contrast = (Math.max(own, page) + 0.05) / (Math.min(own, page) + 0.05);
                assertThat(contrast).as(ink + (dark ? " dark" : " light")).isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @Test
    void theArchitecturesDifferToEveryEye() {
        for (boolean dark : new boolean[] {false, true}) {
            for (double[][] eye : EYES) {
                for (Architecture one : Architecture.values()) {
                    for (Architecture other : Architecture.values()) {
                        double[] a = lab(times(eye, linear(one.ink(), dark)));
                        double[] b = lab(times(eye, linear(other.ink(), dark)));
                        double distance = Math.sqrt(
                                Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
                        assertThat(one == other || distance >= 14)
                                .as("%s and %s: %s", one, other, distance)
                                .isTrue();
                    }
                }
            }
        }
    }

    /** Linear RGB, as the style sheet sets it. */
    private static double[] linear(Ink ink, boolean dark) {
        String sheet = Ink.styleSheet().split("@media")[dark ? 1 : 0];
        String hex = Pattern.compile("--" + ink.id() + ": #([0-9a-f]{6});")
                .matcher(sheet)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        int rgb = Integer.parseInt(hex, 16);
        return Arrays.stream(new int[] {rgb >> 16, rgb >> 8 & 255, rgb & 255})
                .mapToDouble(value -> value / 255.0)
                .map(value -> value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4))
                .toArray();
    }

    /** WCAG 2.2: relative luminance. */
    private static double luminance(double[] linear) {
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    /** CIE 1976, white D65. */
    private static double[] lab(double[] linear) {
        double[] white = {0.95047, 1, 1.08883};
        double[][] xyz = {{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}};
        double[] of = times(xyz, linear);
        for (int i = 0; i < 3; i++) {
            double share = Math.max(0, of[i]) / white[i];
            of[i] = share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16.0 / 116;
        }
        return new double[] {116 * of[1] - 16, 500 * (of[0] - of[1]), 200 * (of[1] - of[2])};
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2])
                .toArray();
    }
}
