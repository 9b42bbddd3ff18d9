package monosema.run;

import java.util.List;
import monosema.calibration.Distribution;
import monosema.calibration.FamilywiseError;
import monosema.calibration.FamilywiseStudy;
import monosema.checkpoint.PartsFile;
import monosema.config.CalibrationSpec;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.record.CalibrationFiles;
import monosema.record.Interval;

/** False findings on data without a signal, of one distribution. */
record FamilywiseStage(CalibrationSpec.Familywise spec, Distribution distribution, Seed seed) {

    void write(StageWriter out, Progress progress) {
        List<FamilywiseError> rows = rows(out, progress);
        CalibrationFiles.familywise(out.recordFile(CalibrationFiles.FAMILYWISE), rows);
        for (FamilywiseError row : rows) {
            Interval bounds = new Interval(row.lower(), row.upper(), "95% Wilson interval");
            out.number("familywise." + row.id(), row.rate(), "proportion", bounds, (long) row.dataSets());
        }
    }

    private List<FamilywiseError> rows(StageWriter out, Progress progress) {
        try (PartsFile parts = out.parts()) {
            return FamilywiseStudy.run(spec, distribution, seed, progress, parts);
        }
    }
}
