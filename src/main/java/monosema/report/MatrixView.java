package monosema.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import monosema.config.Sweep;
import monosema.record.BuildReport;
import monosema.record.Result;
import monosema.report.chart.Chart;
import monosema.report.chart.SweepChart;
import monosema.report.chart.SweptCell;
import monosema.report.chart.SweptCell.State;
import monosema.report.chart.SweptOutcome;
import monosema.report.text.Numeral;

/**
 * A sweep that the study declares with {@code matrix}.
 *
 * @param id names its folder
 * @param title one line
 * @param knobs what is swept
 * @param cells in the order of the study
 * @param outcomes by which they are compared: those that differ between recorded cells, at most {@link MainOutcomes#MOST}
 * @param moreOutcomes how many there are beyond these
 * @param same those that every recorded cell has alike, such as {@code probe accuracy, MLP 87.3%}
 * @param charts by name, one for each knob that has several values
 * @param rerun the command that runs all its cells
 */
public record MatrixView(
        String id,
        String title,
        List<Sweep.Knob> knobs,
        List<Cell> cells,
        List<SweptOutcome> outcomes,
        int moreOutcomes,
        List<String> same,
        Map<String, Chart> charts,
        String rerun)
        implements Listed {
    public MatrixView {
        knobs = List.copyOf(knobs);
        cells = List.copyOf(cells);
        outcomes = List.copyOf(outcomes);
        same = List.copyOf(same);
    }

    /**
     * A cell.
     *
     * @param experiment which it is
     * @param swept as charts show it
     */
    public record Cell(ExperimentView experiment, SweptCell swept) {}

    /** How many cells are recorded, failed or not run. */
    public int count(String state) {
        return (int) cells.stream()
                .filter(cell -> cell.experiment().state().equals(state))
                .count();
    }

    /** How many cells came to what, such as {@code 5 recorded}, {@code 1 failed}. */
    public List<String> states() {
        return Stream.of(ExperimentView.RECORDED, ExperimentView.FAILED, ExperimentView.NOT_RUN)
                .filter(state -> count(state) > 0)
                .map(state -> Numeral.count(count(state)) + " " + state)
                .toList();
    }

    static MatrixView of(Sweep sweep, Map<String, ExperimentView> experiments) {
        List<Cell> cells = new ArrayList<>();
        Map<String, List<Result>> records = new LinkedHashMap<>();
        for (Sweep.Cell declared : sweep.cells()) {
            ExperimentView experiment = experiments.get(declared.id());
            if (experiment == null) {
                throw new IllegalStateException("a cell must be an experiment of its study: " + declared.id());
            }
            State state = state(experiment);
            cells.add(new Cell(experiment, new SweptCell(declared.id(), declared.values(), state)));
            if (state == State.RECORDED && experiment.recorded() != null) {
                records.put(declared.id(), experiment.recorded().r().results());
            }
        }
        List<SweptOutcome> all = records.isEmpty() ? List.of() : MainOutcomes.of(records);
        List<SweptOutcome> moving =
                all.stream().filter(outcome -> !isSame(outcome)).toList();
        List<SweptOutcome> shown = moving.stream().limit(MainOutcomes.MOST).toList();
        List<SweptCell> swept = cells.stream().map(Cell::swept).toList();
        return new MatrixView(
                sweep.id(),
                sweep.title(),
                sweep.knobs(),
                cells,
                shown,
                moving.size() - shown.size(),
                all.stream().filter(MatrixView::isSame).map(MatrixView::said).toList(),
                charts(sweep.knobs(), swept, shown),
                BuildReport.rerun(sweep.id()));
    }

    private static State state(ExperimentView experiment) {
        return switch (experiment.state()) {
            case ExperimentView.RECORDED -> State.RECORDED;
            case ExperimentView.FAILED -> State.FAILED;
            default -> State.NOT_RUN;
        };
    }

    /** Of a single record it cannot be said. */
    private static boolean isSame(SweptOutcome outcome) {
        return outcome.points().size() > 1
                && outcome.points().values().stream().distinct().count() == 1;
    }

    private static String said(SweptOutcome outcome) {
        return outcome.name() + " "
                + outcome.shown(outcome.points().keySet().iterator().next());
    }

    private static Map<String, Chart> charts(
            List<Sweep.Knob> knobs, List<SweptCell> cells, List<SweptOutcome> outcomes) {
        Map<String, Chart> charts = new LinkedHashMap<>();
        List<String> names = knobs.stream().map(Sweep.Knob::name).toList();
        for (int i : IntStream.range(0, outcomes.isEmpty() ? 0 : knobs.size()).toArray()) {
            Sweep.Knob knob = knobs.get(i);
            if (cells.stream().map(cell -> cell.value(knob.name())).distinct().count() > 1) {
                String finding = SweepFindings.of(knob, cells, outcomes);
                charts.put(knob.name(), SweepChart.draw(knob.name(), knob.values(), names, cells, outcomes, finding));
            }
        }
        return charts;
    }
}
