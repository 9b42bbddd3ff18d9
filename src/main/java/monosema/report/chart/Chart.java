package monosema.report.chart;

import java.util.List;

/**
 * A drawn chart with its text alternative and the values it shows.
 *
 * @param name file name without its ending, unique in an experiment
 * @param title what is shown, one line
 * @param finding what the chart says, a sentence or two with numbers
 * @param drawings in two widths
 * @param columns heads of the plotted values
 * @param values rows of the plotted values, one text a column
 */
public record Chart(
        String name, String title, String finding, Drawings drawings, List<String> columns, List<List<String>> values) {
    public Chart {
        columns = List.copyOf(columns);
        values = values.stream().map(List::copyOf).toList();
    }

    /**
     * The chart as part of a page, in both widths; the page's style sheet, which begins with {@link Ink#styleSheet()},
     * shows one of them.
     *
     * @param idPrefix makes ids unique in the page
     */
    public String inline(String idPrefix) {
        return inline(drawings.wide(), "wide", idPrefix + name) + "\n"
                + inline(drawings.narrow(), "narrow", idPrefix + name + "-narrow");
    }

    private String inline(Drawing drawing, String kind, String id) {
        return """
                <svg class="chart %s" viewBox="0 0 %d %d" role="img" aria-labelledby="%s-title %s-desc">
                <title id="%s-title">%s</title>
                <desc id="%s-desc">%s</desc>
                %s</svg>""".formatted(
                        kind,
                        drawing.width(),
                        drawing.height(),
                        id,
                        id,
                        id,
                        SvgText.escape(title),
                        id,
                        SvgText.escape(finding),
                        group(drawing));
    }

    /** The wide chart as a file of its own, light or dark as its reader prefers. */
    public String standalone() {
        int width = drawings.wide().width();
        int height = drawings.wide().height();
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" \
                aria-labelledby="title desc">
                <title id="title">%s</title>
                <desc id="desc">%s</desc>
                <style>
                %s</style>
                <rect class="f-paper" width="%d" height="%d"/>
                %s</svg>
                """.formatted(
                        width,
                        height,
                        width,
                        height,
                        SvgText.escape(title),
                        SvgText.escape(finding),
                        Ink.standaloneStyle(),
                        width,
                        height,
                        group(drawings.wide()));
    }

    private static String group(Drawing drawing) {
        return "<g fill=\"none\" stroke-linejoin=\"round\" font-family=\"%s, Arial, Helvetica, sans-serif\">\n%s</g>\n"
                .formatted(TableFont.FAMILY, drawing.shapes());
    }
}
