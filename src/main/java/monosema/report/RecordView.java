package monosema.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import monosema.io.BadInputException;
import monosema.record.ExperimentRecord;
import monosema.report.chart.Chart;

/** What pages show of a record, whatever its kind; each kind has a page template of its own. */
public sealed interface RecordView permits RecordedModel, RecordedCalibration, RecordedPlanted {

    /** Key of declaration and code, hex. */
    String key();

    /** Its results, bound by id. */
    Bound r();

    /** By name, in the order of the page. */
    Map<String, Chart> charts();

    /** Its declaration, knob by knob. */
    List<Setting> settings();

    /** When, where and at what cost it was made. */
    RunView run();

    /** Every number of it. */
    List<ResultRow> results();

    /** Its data files. */
    List<DataFile> files();

    /** Name of its page's template, without an ending. */
    String template();

    /**
     * A declared value.
     *
     * @param path such as {@code saes[0].l1Coefficient}
     * @throws BadInputException naming the path, if the declaration has no such knob
     */
    default String setting(String path) {
        return settings().stream()
                .filter(setting -> setting.path().equals(path))
                .map(Setting::value)
                .findFirst()
                .orElseThrow(() -> new BadInputException("declaration.json has no '" + path + "'"));
    }

    /** The view of the kind that the record's own declaration tells. */
    static RecordView of(ExperimentRecord source) {
        JsonNode declaration = source.declaration();
        if (declaration.has("calibration")) {
            return RecordedCalibration.of(source);
        }
        return declaration.has("planted") ? RecordedPlanted.of(source) : RecordedModel.of(source);
    }
}
