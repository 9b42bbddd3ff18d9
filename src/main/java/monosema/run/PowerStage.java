package monosema.run;

import java.util.List;
import monosema.calibration.Distribution;
import monosema.calibration.PowerPoint;
import monosema.calibration.PowerStudy;
import monosema.config.CalibrationSpec;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.record.CalibrationFiles;
import monosema.record.Interval;

/** What is found of planted differences, of one distribution. */
record PowerStage(CalibrationSpec.Power spec, Distribution distribution, Seed seed) {

    void write(StageWriter out, Progress progress) {
        List<PowerPoint> rows = PowerStudy.run(spec, distribution, seed, progress);
        CalibrationFiles.power(out.recordFile(CalibrationFiles.POWER), rows);
        for (PowerPoint row : rows) {
            Interval bounds = new Interval(row.lower(), row.upper(), "95% interval over data sets");
            out.number("power." + row.id(), row.power(), "proportion", bounds, (long) row.dataSets());
        }
    }
}
