package monosema.report.chart;

import java.awt.Shape;
import java.util.List;

/** How the procedures of many tests look, in every chart: one colour each of two, a marker of its own. */
enum Procedures {
    WELCH_RAW("welch", "none", "p < 10\u207b\u2075", Ink.MUTED),
    WELCH_HOLM("welch", "holm", "Welch, Holm", Ink.MUTED),
    WELCH_BH("welch", "bh", "Welch, BH", Ink.MUTED),
    MANN_WHITNEY("mann-whitney", "holm", "Mann-Whitney, Holm", Ink.MUTED),
    MAX_T("welch", "max-t", "max-T", Ink.INK);

    private final String test;
    private final String correction;
    private final String shown;
    private final Ink ink;

    Procedures(String test, String correction, String shown, Ink ink) {
        this.test = test;
        this.correction = correction;
        this.shown = shown;
        this.ink = ink;
    }

    /** Those on which corrections are compared, the paper's own last. */
    static List<Procedures> corrected() {
        return List.of(WELCH_HOLM, WELCH_BH, MANN_WHITNEY, MAX_T);
    }

    /** Those of a power curve, the paper's own last. */
    static List<Procedures> powers() {
        return List.of(WELCH_RAW, WELCH_HOLM, WELCH_BH, MAX_T);
    }

    boolean is(String ofTest, String ofCorrection) {
        return test.equals(ofTest) && correction.equals(ofCorrection);
    }

    /** As markers alone. */
    Style marker() {
        return new Style(shown, ink, 0, List.of(), shape(), true);
    }

    /** As a line with markers. */
    Style curve() {
        return new Style(shown, ink, this == MAX_T ? 2f : 1.3f, dash(), shape(), true);
    }

    private Shape shape() {
        return switch (this) {
            case WELCH_HOLM -> Style.DIAMOND;
            case WELCH_BH -> Style.TRIANGLE;
            case WELCH_RAW, MANN_WHITNEY -> Style.SQUARE;
            case MAX_T -> Style.CIRCLE;
        };
    }

    private List<Float> dash() {
        return switch (this) {
            case WELCH_RAW -> List.of(2f, 3f);
            case WELCH_BH -> List.of(7f, 3f, 2f, 3f);
            case WELCH_HOLM -> List.of(7f, 3f);
            default -> List.of();
        };
    }
}
