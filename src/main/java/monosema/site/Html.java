package monosema.site;

import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import monosema.report.chart.Chart;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page's Markdown as the body of an HTML page: links to other pages end in {@code .html}, charts stand in the page,
 * tables scroll in a box of their own.
 *
 * @param title text of the first heading
 * @param body HTML
 * @param contents its sections
 */
record Html(String title, String body, List<Section> contents) {
    private static final MutableDataSet OPTIONS = new MutableDataSet()
            .set(Parser.EXTENSIONS, List.of(TablesExtension.create()))
            .set(HtmlRenderer.RENDER_HEADER_ID, true)
            .set(HtmlRenderer.GENERATE_HEADER_ID, true);
    private static final Parser PARSER = Parser.builder(OPTIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder(OPTIONS).build();

    /** Columns from which a table may be wider than the text. */
    private static final int WIDE = 8;

    /**
     * Converts a page.
     *
     * @param markdown as written to the page's {@code .md} file
     * @param charts by the address that the Markdown uses
     */
    static Html of(String markdown, Map<String, Chart> charts) {
        Document page = Jsoup.parseBodyFragment(RENDERER.render(PARSER.parse(markdown)));
        page.outputSettings().prettyPrint(false);
        Element body = page.body();
        body.select("a[href]").forEach(Html::link);
        body.select("table").forEach(Html::table);
        charts.forEach((address, chart) ->
                body.select("img[src=\"" + address + "\"]").forEach(image -> figure(image, address)));
        List<Section> contents = new ArrayList<>();
        body.select("h2[id]").forEach(heading -> contents.add(new Section(heading.id(), heading.text())));
        body.select("h2[id], h3[id]").forEach(Html::anchor);
        Element title = body.selectFirst("h1");
        String html = body.html();
        for (Map.Entry<String, Chart> chart : charts.entrySet()) {
            html = html.replace(placeholder(chart.getKey()), chart.getValue().inline(idPrefix(chart.getKey())));
        }
        return new Html(title == null ? "" : title.text(), html, contents);
    }

    private static void link(Element link) {
        String address = link.attr("href");
        if (!address.contains(":")) {
            link.attr("href", address.replaceFirst("\\.md(#|$)", ".html$1"));
        }
    }

    private static void table(Element table) {
        for (Element cell : table.select("[align]")) {
            cell.addClass(cell.attr("align").equals("right") ? "num" : cell.attr("align"));
            cell.removeAttr("align");
        }
        List<String> heads = table.select("thead th").eachText();
        int columns = table.select("thead th").size();
        table.select("thead th").attr("scope", "col");
        if (heads.isEmpty()) {
            table.select("thead").remove();
        }
        Element box =
                new Element("div").addClass("scroll").attr("role", "region").attr("tabindex", "0");
        box.attr("aria-label", heads.isEmpty() ? "Table" : "Table of " + String.join(", ", heads));
        if (columns >= WIDE) {
            box.addClass("wide");
        }
        table.before(box);
        box.appendChild(table);
    }

    /** An image alone in its paragraph, the caption after it and the values after that become one figure. */
    private static void figure(Element image, String address) {
        Element paragraph = image.parent();
        if (paragraph == null || !paragraph.tagName().equals("p")) {
            return;
        }
        Element figure = new Element("figure");
        Element drawing = new Element("div").addClass("drawing");
        drawing.attr("tabindex", "0").attr("role", "group").attr("aria-label", "Chart");
        drawing.appendChild(new Comment(comment(address)));
        figure.appendChild(drawing);
        Element caption = paragraph.nextElementSibling();
        Element values = caption == null ? null : caption.nextElementSibling();
        paragraph.before(figure);
        paragraph.remove();
        if (caption != null && caption.tagName().equals("p")) {
            Element below = figure.appendElement("figcaption");
            below.appendElement("p").append(caption.html());
            caption.remove();
            if (values != null && values.tagName().equals("details")) {
                below.appendChild(values);
            }
        }
    }

    private static void anchor(Element heading) {
        heading.appendText(" ");
        heading.appendElement("a")
                .addClass("anchor")
                .attr("href", "#" + heading.id())
                .attr("aria-label", "Link to " + heading.text().strip())
                .text("#");
    }

    /** Charts of several experiments may stand in one page, under one name. */
    private static String idPrefix(String address) {
        String[] parts = address.split("/");
        return parts.length > 2 ? "chart-" + parts[parts.length - 3] + "-" : "chart-";
    }

    private static String comment(String address) {
        return "chart " + address;
    }

    private static String placeholder(String address) {
        return "<!--" + comment(address) + "-->";
    }
}
