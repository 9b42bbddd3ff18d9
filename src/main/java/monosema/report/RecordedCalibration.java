package monosema.report;

import java.util.List;
import java.util.Map;
import monosema.record.ExperimentRecord;
import monosema.report.chart.Chart;

/**
 * What a template shows of the record of a calibration study.
 *
 * @param key of declaration and code, hex
 * @param r its results, bound by id
 * @param charts by name
 * @param settings its declaration, knob by knob
 * @param run when, where and at what cost it was made
 * @param results every number of it
 * @param files its data files
 */
public record RecordedCalibration(
        String key,
        Bound r,
        Map<String, Chart> charts,
        List<Setting> settings,
        RunView run,
        List<ResultRow> results,
        List<DataFile> files)
        implements RecordView {

    @Override
    public String template() {
        return "calibration";
    }

    static RecordedCalibration of(ExperimentRecord source) {
        return new RecordedCalibration(
                source.key(),
                new Bound(source),
                Map.of(),
                Setting.of(source.declaration()),
                RunView.of(source.run()),
                source.results().stream().map(ResultRow::of).toList(),
                DataFile.in(source.folder()));
    }
}
