package monosema.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.calibration.Coverage;
import monosema.calibration.FamilywiseError;
import monosema.calibration.NoisePValue;
import monosema.calibration.PowerPoint;
import monosema.io.BadInputException;
import monosema.record.CalibrationFiles;
import monosema.record.ExperimentRecord;
import monosema.report.chart.Chart;
import monosema.report.chart.CoverageChart;
import monosema.report.chart.FamilywiseChart;
import monosema.report.chart.PowerChart;
import monosema.report.chart.UniformityChart;

/**
 * What a template shows of the record of a calibration study.
 *
 * @param key of declaration and code, hex
 * @param r its results, bound by id
 * @param procedures each procedure over all designs without a signal
 * @param coverage each interval in each scenario
 * @param charts by name
 * @param settings its declaration, knob by knob
 * @param run when, where and at what cost it was made
 * @param results every number of it
 * @param files its data files
 */
public record RecordedCalibration(
        String key,
        Bound r,
        List<FamilywiseView> procedures,
        List<CoverageView> coverage,
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

    /**
     * A procedure by its id.
     *
     * @param id such as {@code welch.max-t}
     * @throws BadInputException naming the id, if it was not simulated
     */
    public FamilywiseView procedure(String id) {
        return procedures.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadInputException("familywise.csv has no procedure '" + id + "'"));
    }

    /** The intervals that hold the truth less often than they claim. */
    public List<CoverageView> tooShort() {
        return coverage.stream().filter(one -> one.side() < 0).toList();
    }

    /** How many intervals hold the truth more often than they claim. */
    public int wide() {
        return (int) coverage.stream().filter(one -> one.side() > 0).count();
    }

    static RecordedCalibration of(ExperimentRecord source) {
        List<FamilywiseError> familywise = notEmpty(CalibrationFiles.familywise(source), CalibrationFiles.FAMILYWISE);
        List<NoisePValue> noise = notEmpty(CalibrationFiles.uniformity(source), CalibrationFiles.UNIFORMITY);
        List<Coverage> coverage = notEmpty(CalibrationFiles.coverage(source), CalibrationFiles.COVERAGE);
        List<PowerPoint> power = notEmpty(CalibrationFiles.power(source), CalibrationFiles.POWER);
        List<FamilywiseView> procedures = FamilywiseView.of(familywise);
        Map<String, Chart> charts = new LinkedHashMap<>();
        for (Chart chart : List.of(
                FamilywiseChart.draw(familywise, CalibrationFindings.familywise(procedures)),
                UniformityChart.draw(noise, CalibrationFindings.uniformity(noise)),
                CoverageChart.draw(coverage, CalibrationFindings.coverage(coverage)),
                PowerChart.draw(power, CalibrationFindings.power(power)))) {
            charts.put(chart.name(), chart);
        }
        return new RecordedCalibration(
                source.key(),
                new Bound(source),
                procedures,
                CoverageView.of(coverage),
                charts,
                Setting.of(source.declaration()),
                RunView.of(source.run()),
                source.results().stream().map(ResultRow::of).toList(),
                DataFile.in(source.folder()));
    }

    private static <T> List<T> notEmpty(List<T> rows, String file) {
        if (rows.isEmpty()) {
            throw new BadInputException(file + " has no row");
        }
        return rows;
    }
}
