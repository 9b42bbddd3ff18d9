package monosema.run;

import java.util.List;
import monosema.calibration.Coverage;
import monosema.record.CalibrationFiles;
import monosema.record.Interval;

/** How often intervals held the truth. */
final class CoverageStage {
    private CoverageStage() {}

    static void write(List<Coverage> rows, StageWriter out) {
        CalibrationFiles.coverage(out.recordFile(CalibrationFiles.COVERAGE), rows);
        for (Coverage row : rows) {
            Interval bounds = new Interval(row.lower(), row.upper(), "95% Wilson interval");
            out.number("coverage." + row.id(), row.coverage(), "proportion", bounds, (long) row.samples());
        }
    }
}
