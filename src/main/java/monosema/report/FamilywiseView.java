package monosema.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import monosema.calibration.FamilywiseError;
import monosema.report.text.Numeral;

/**
 * A procedure over all simulated designs without a signal.
 *
 * @param id such as {@code welch.holm}
 * @param name as the paper says it
 * @param lowest share of data sets with a finding, over the designs
 * @param highest share of data sets with a finding
 * @param range the interval of the highest
 * @param where the design of the highest
 * @param above designs whose whole interval lies above 5%
 * @param below designs whose whole interval lies below 5%
 * @param designs simulated
 */
public record FamilywiseView(
        String id,
        String name,
        String lowest,
        String highest,
        String range,
        String where,
        int above,
        int below,
        int designs) {
    private static final double LEVEL = 0.05;

    /** One for each procedure, in the order of the rows. */
    static List<FamilywiseView> of(List<FamilywiseError> rows) {
        List<String> ids = rows.stream().map(FamilywiseView::id).distinct().toList();
        List<FamilywiseView> views = new ArrayList<>();
        for (String id : ids) {
            views.add(of(id, rows.stream().filter(row -> id(row).equals(id)).toList()));
        }
        return views;
    }

    private static FamilywiseView of(String id, List<FamilywiseError> rows) {
        Comparator<FamilywiseError> byRate = Comparator.comparingDouble(FamilywiseError::rate);
        FamilywiseError lowest = rows.stream().min(byRate).orElseThrow();
        FamilywiseError highest = rows.stream().max(byRate).orElseThrow();
        return new FamilywiseView(
                id,
                test(highest.test()) + ", " + correction(highest.correction()),
                Numeral.percent(lowest.rate()),
                Numeral.percent(highest.rate()),
                Numeral.percent(highest.lower()) + " to " + Numeral.percent(highest.upper()),
                "%s, %d/%d".formatted(highest.distribution(), highest.n1(), highest.n2()),
                (int) rows.stream().filter(row -> row.lower() > LEVEL).count(),
                (int) rows.stream().filter(row -> row.upper() < LEVEL).count(),
                rows.size());
    }

    private static String id(FamilywiseError row) {
        return row.test() + "." + row.correction();
    }

    private static String test(String id) {
        return switch (id) {
            case "welch" -> "Welch";
            case "pooled" -> "pooled t";
            case "mann-whitney" -> "Mann-Whitney";
            default -> id;
        };
    }

    private static String correction(String id) {
        return switch (id) {
            case "none" -> "p below 10\u207b\u2075";
            case "bonferroni" -> "Bonferroni";
            case "holm" -> "Holm";
            case "bh" -> "Benjamini-Hochberg";
            case "by" -> "Benjamini-Yekutieli";
            case "max-t" -> "max-T";
            default -> id;
        };
    }
}
