package monosema.site;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import monosema.record.ExperimentRecord;
import monosema.report.ExperimentView;
import monosema.report.MatrixView;
import monosema.report.RecordView;
import monosema.report.Report;
import monosema.report.Say;
import monosema.report.chart.Chart;
import monosema.report.chart.Ink;
import monosema.report.crate.RecordCrate;
import org.jspecify.annotations.Nullable;

/**
 * Writes the site: each page as Markdown, from one template, and as HTML, from that Markdown; charts; the style sheet.
 * the records for machines, as crates. Equal records and templates give equal bytes; of {@code data/} nothing but the
 * crates is touched.
 */
public final class SiteWriter {
    private final Templates templates;
    private final Path folder;
    private final Path site;

    /**
     * A writer.
     *
     * @param templates folder of the templates
     * @param site folder of the site
     * @throws monosema.io.BadInputException if there are no templates
     */
    public SiteWriter(Path templates, Path site) {
        this.templates = new Templates(templates);
        this.folder = templates;
        this.site = site;
    }

    /**
     * Brings the site up to date with a report; draws everything before it writes anything.
     *
     * @throws monosema.io.BadInputException if a record lacks a number that a page shows (naming it), a template is
     *     faulty, or the site cannot be written
     */
    public SiteChanges write(Report report) {
        Map<String, byte[]> files = new TreeMap<>();
        put(files, ".nojekyll", "");
        put(files, "assets/style.css", Ink.styleSheet() + SiteFiles.read(folder.resolve("style.css")));
        put(files, "assets/site.js", SiteFiles.read(folder.resolve("site.js")));
        page(files, "index", report, null);
        page(files, "reproduce", report, null);
        if (!report.claims().claims().isEmpty()) {
            page(files, "claims", report, null);
        }
        page(files, "404", report, null);
        for (ExperimentView experiment : report.experiments()) {
            String at = "experiments/" + experiment.id() + "/";
            page(files, at + "index", report, experiment);
            crate(files, report, experiment);
            charts(experiment)
                    .values()
                    .forEach(chart -> put(files, at + "charts/" + chart.name() + ".svg", chart.standalone()));
        }
        report.sweeps().forEach(sweep -> sweep(files, report, sweep));
        return new SiteFiles(site).update(files);
    }

    private void sweep(Map<String, byte[]> files, Report report, MatrixView sweep) {
        String at = "experiments/" + sweep.id() + "/";
        Map<String, Object> values = values(report, at + "index");
        values.put("sweep", sweep);
        values.put("charts", "charts/");
        Map<String, Chart> charts = new LinkedHashMap<>();
        sweep.charts().values().forEach(chart -> {
            charts.put("charts/" + chart.name() + ".svg", chart);
            put(files, at + "charts/" + chart.name() + ".svg", chart.standalone());
        });
        page(files, at + "index", "matrix", values, charts);
    }

    private void crate(Map<String, byte[]> files, Report report, ExperimentView experiment) {
        if (experiment.recorded() != null) {
            String at = "data/" + experiment.id() + "/";
            ExperimentRecord record = ExperimentRecord.read(site.resolve(at));
            put(files, at + ExperimentRecord.CRATE, RecordCrate.of(report.paper(), experiment.title(), record));
        }
    }

    private void page(Map<String, byte[]> files, String name, Report report, @Nullable ExperimentView experiment) {
        Map<String, Object> values = values(report, name);
        Map<String, Chart> charts = new LinkedHashMap<>();
        ExperimentView shown = experiment == null ? report.main() : experiment;
        if (shown != null) {
            values.put("experiment", shown);
            String at = experiment == null ? "experiments/" + shown.id() + "/charts/" : "charts/";
            values.put("charts", at);
            values.put("data", root(name) + "data/" + shown.id() + "/");
            charts(shown).values().forEach(chart -> charts.put(at + chart.name() + ".svg", chart));
        }
        if (experiment == null) {
            studyCharts(report.calibration(), charts);
            studyCharts(report.planted(), charts);
            studyCharts(report.sweep(), charts);
            studyCharts(report.validation(), charts);
            studyCharts(report.conceptStudy(), charts);
        }
        page(files, name, experiment == null ? name : template(experiment), values, charts);
    }

    private void page(
            Map<String, byte[]> files,
            String name,
            String template,
            Map<String, Object> values,
            Map<String, Chart> charts) {
        String markdown = tidy(templates.fill(template + ".md.ftl", values));
        put(files, name + ".md", MarkdownMath.tex(markdown));
        put(files, name + ".html", layout(Html.of(markdown, charts), name, values));
    }

    /** What every page knows. */
    private static Map<String, Object> values(Report report, String name) {
        Map<String, Object> values = new HashMap<>();
        values.put("report", report);
        values.put("say", new Say());
        values.put("root", root(name));
        values.put("page", name);
        return values;
    }

    /** The way from a page to the site's folder. */
    private static String root(String name) {
        return "../".repeat((int) name.chars().filter(c -> c == '/').count());
    }

    private String layout(Html html, String name, Map<String, Object> pageValues) {
        Map<String, Object> values = new HashMap<>(pageValues);
        values.put("title", html.title());
        values.put("body", html.body());
        values.put("contents", html.contents());
        values.put("markdown", name.substring(name.lastIndexOf('/') + 1) + ".md");
        values.put("style", name.equals("404") ? Ink.styleSheet() + SiteFiles.read(folder.resolve("style.css")) : "");
        return tidy(templates.fill("layout.ftlh", values));
    }

    /** The paper shows charts of studies of their own beside those of its experiment. */
    private static void studyCharts(@Nullable ExperimentView study, Map<String, Chart> charts) {
        if (study != null) {
            String at = "experiments/" + study.id() + "/charts/";
            charts(study).values().forEach(chart -> charts.put(at + chart.name() + ".svg", chart));
        }
    }

    /** The page template of the record's kind; one for all where there is no record to show. */
    private static String template(ExperimentView experiment) {
        RecordView recorded = experiment.recorded();
        return recorded == null ? "experiment" : recorded.template();
    }

    private static Map<String, Chart> charts(ExperimentView experiment) {
        RecordView recorded = experiment.recorded();
        return recorded == null ? Map.of() : recorded.charts();
    }

    /** No blanks at line ends, no more than one empty line, one line feed at the end. */
    private static String tidy(String text) {
        return text.replace("\r", "")
                        .replaceAll("[ \\t]+\n", "\n")
                        .replaceAll("\n{3,}", "\n\n")
                        .strip()
                + "\n";
    }

    private static void put(Map<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
