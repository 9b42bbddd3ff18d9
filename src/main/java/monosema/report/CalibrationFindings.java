package monosema.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import monosema.calibration.Coverage;
import monosema.calibration.NoisePValue;
import monosema.calibration.PowerPoint;
import monosema.report.text.Numeral;

/** What each chart of a calibration study says, in a sentence or two: its text alternative. */
final class CalibrationFindings {
    private static final double NOMINAL = 0.95;
    private static final double LEVEL = 0.05;
    private static final double OFTEN = 0.8;

    private CalibrationFindings() {}

    static String familywise(List<FamilywiseView> procedures) {
        return procedures.stream()
                .map(one -> "%s %s to %s".formatted(one.name(), one.lowest(), one.highest()))
                .collect(Collectors.joining(
                        "; ", "Share of data sets with a false finding, lowest and highest design: ", "."));
    }

    static String uniformity(List<NoisePValue> rows) {
        long published = rows.stream().filter(row -> row.p() <= LEVEL).count();
        long split = rows.stream().filter(row -> row.tiesSplit() <= LEVEL).count();
        return "Of %s data sets without a signal the published p-value is at most 0.05 in %s, with ties split at random in %s."
                .formatted(
                        Numeral.count(rows.size()),
                        Numeral.percent((double) published / rows.size()),
                        Numeral.percent((double) split / rows.size()));
    }

    static String coverage(List<Coverage> rows) {
        long low = rows.stream().filter(row -> row.upper() < NOMINAL).count();
        Coverage worst = rows.stream()
                .min(Comparator.comparingDouble(Coverage::coverage))
                .orElseThrow();
        return "Of %s rows %s hold the truth less often than 95%%, Monte Carlo error allowed for; the lowest, %s of %s (%s), in %s."
                .formatted(
                        Numeral.count(rows.size()),
                        Numeral.count((double) low),
                        worst.method(),
                        worst.quantity(),
                        worst.scenario(),
                        Numeral.percent(worst.coverage()));
    }

    /** The smallest simulated effect that max-T finds in four of five neurons, for each distribution and family. */
    static String power(List<PowerPoint> rows) {
        List<PowerPoint> maxT =
                rows.stream().filter(row -> row.correction().equals("max-t")).toList();
        return maxT.stream()
                .map(CalibrationFindings::panel)
                .distinct()
                .map(panel -> panel + " " + smallest(maxT, panel))
                .collect(Collectors.joining(
                        "; ", "Smallest simulated difference that max-T finds in four of five neurons: ", "."));
    }

    private static String smallest(List<PowerPoint> maxT, String panel) {
        return maxT.stream()
                .filter(row -> panel(row).equals(panel) && row.power() >= OFTEN)
                .min(Comparator.comparingDouble(PowerPoint::effect))
                .map(row -> Numeral.fixed(row.effect(), 1))
                .orElse("none");
    }

    private static String panel(PowerPoint row) {
        return row.distribution() + ", " + Numeral.count(row.neurons()) + " neurons:";
    }
}
