package monosema.config;

import monosema.config.yaml.Bounds;
import monosema.config.yaml.Section;

/** Reads what a calibration study simulates. */
final class CalibrationReader {
    private static final Bounds DATA_SETS = Bounds.between(10, 100_000);
    private static final Bounds NEURONS = Bounds.between(2, 16_384);
    private static final Bounds FOLDS = Bounds.between(2, 10);
    private static final Bounds STRENGTHS = Bounds.between(2, 100);
    private static final Bounds WORDS = Bounds.between(40, 1_000);

    private CalibrationReader() {}

    static CalibrationSpec read(Section s) {
        return new CalibrationSpec(
                s.section("familywise", CalibrationReader::familywise),
                s.section("uniformity", CalibrationReader::uniformity),
                s.section("coverage", CalibrationReader::coverage),
                s.section("power", CalibrationReader::power));
    }

    private static CalibrationSpec.Familywise familywise(Section s) {
        return new CalibrationSpec.Familywise(
                s.whole("neurons", NEURONS, 1_000), s.whole("dataSets", DATA_SETS, 1_000), permutations(s));
    }

    private static CalibrationSpec.Uniformity uniformity(Section s) {
        return new CalibrationSpec.Uniformity(
                words(s, 100),
                s.whole("neurons", Bounds.between(1, 16_384), 50),
                s.whole("dataSets", DATA_SETS, 300),
                s.whole("permutations", Bounds.between(19, 10_000), 99),
                s.whole("folds", FOLDS, 3),
                s.whole("strengths", STRENGTHS, 4));
    }

    private static CalibrationSpec.Coverage coverage(Section s) {
        return new CalibrationSpec.Coverage(
                words(s, 150),
                s.whole("neurons", Bounds.between(10, 16_384), 50),
                s.whole("dataSets", DATA_SETS, 500),
                s.whole("samples", Bounds.between(10, 1_000_000), 5_000),
                s.whole("folds", FOLDS, 5),
                s.whole("repeats", Bounds.between(1, 100), 3),
                s.whole("strengths", STRENGTHS, 6));
    }

    private static CalibrationSpec.Power power(Section s) {
        Bounds neurons = Bounds.between(20, 16_384);
        return new CalibrationSpec.Power(
                s.whole("mlpNeurons", neurons, 128),
                s.whole("saeNeurons", neurons, 2_048),
                s.number("plantedShare", Bounds.above(0, 0.5), 0.05),
                s.whole("dataSets", DATA_SETS, 100),
                permutations(s));
    }

    private static int words(Section s, int otherwise) {
        int words = s.whole("words", WORDS, otherwise);
        if (words % 2 != 0) {
            s.required("words").mustBe("even");
        }
        return words;
    }

    private static int permutations(Section s) {
        return s.whole("permutations", Bounds.between(19, 100_000), 999);
    }
}
