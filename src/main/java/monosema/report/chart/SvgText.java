package monosema.report.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Batik's recording as few bytes: one element a shape, its geometry, and its colours as classes, so that a page's style
 * sheet (light or dark) decides them.
 */
final class SvgText {
    /** Geometry of the elements that Batik records. */
    private static final Map<String, Set<String>> GEOMETRY = Map.of(
            "path", Set.of("d"),
            "line", Set.of("x1", "x2", "y1", "y2"),
            "rect", Set.of("x", "y", "width", "height", "transform"),
            "circle", Set.of("cx", "cy", "r"),
            "ellipse", Set.of("cx", "cy", "rx", "ry"),
            "polygon", Set.of("points"),
            "text", Set.of("x", "y", "transform"));

    private static final List<String> STYLE = List.of(
            "fill", "stroke", "stroke-width", "stroke-dasharray", "fill-opacity", "stroke-opacity", "font-size");

    private final StringBuilder out = new StringBuilder();

    private SvgText() {}

    static String of(Element root) {
        SvgText text = new SvgText();
        text.children(root, Map.of());
        return text.out.toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void children(Element element, Map<String, String> inherited) {
        Map<String, String> style = styleOf(element, inherited);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element part) {
                visit(part, style);
            }
        }
    }

    private void visit(Element element, Map<String, String> inherited) {
        String name = element.getTagName();
        if (name.equals("g") || name.equals("svg")) {
            children(element, inherited);
        } else if (GEOMETRY.containsKey(name)) {
            shape(element, name, styleOf(element, inherited));
        } else if (!name.equals("defs")) {
            throw new IllegalStateException("a chart recorded <" + name + ">, which is not expected");
        }
    }

    private void shape(Element element, String name, Map<String, String> style) {
        boolean text = name.equals("text");
        String classes = (classOf("f-", style.getOrDefault("fill", "black"))
                        + (text ? "" : classOf("s-", style.getOrDefault("stroke", "none"))))
                .strip();
        if (classes.isEmpty() || (text && element.getTextContent().isEmpty())) {
            return;
        }
        out.append('<').append(name);
        attribute("class", classes);
        for (String key : new TreeSet<>(GEOMETRY.get(name))) {
            attribute(key, element.getAttribute(key));
        }
        if (classes.contains("s-")) {
            stroke(style);
        }
        opacity("fill-opacity", style);
        opacity("stroke-opacity", style);
        if (text) {
            text(element.getTextContent(), style);
        } else {
            out.append("/>\n");
        }
    }

    private void text(String content, Map<String, String> style) {
        double size = Double.parseDouble(style.getOrDefault("font-size", "12px").replace("px", ""));
        attribute("font-size", Coordinate.text(size));
        attribute("textLength", Coordinate.text(Advances.width(content, size)));
        out.append('>').append(escape(content)).append("</text>\n");
    }

    private void stroke(Map<String, String> style) {
        String width = style.getOrDefault("stroke-width", "1");
        attribute("stroke-width", width.equals("1") ? "" : width);
        String dash = style.getOrDefault("stroke-dasharray", "none");
        attribute("stroke-dasharray", dash.equals("none") ? "" : dash);
    }

    private void opacity(String property, Map<String, String> style) {
        String value = style.getOrDefault(property, "1");
        attribute(property, value.equals("1") ? "" : value);
    }

    private void attribute(String name, String value) {
        if (!value.isEmpty()) {
            out.append(' ').append(name).append("=\"").append(escape(value)).append('"');
        }
    }

    private static String classOf(String prefix, String paint) {
        return paint.equals("none") ? "" : " " + prefix + Ink.of(rgb(paint)).id();
    }

    private static int rgb(String paint) {
        if (paint.startsWith("rgb(")) {
            String[] parts = paint.substring(4, paint.length() - 1).split(",");
            return Integer.parseInt(parts[0].strip()) << 16
                    | Integer.parseInt(parts[1].strip()) << 8
                    | Integer.parseInt(parts[2].strip());
        }
        if (paint.equals("white")) {
            return 0xffffff;
        }
        throw new IllegalStateException("a chart recorded the paint " + paint + ", which is not of Ink");
    }

    /** What an element sets itself; Batik records presentation attributes on elements and on the groups around them. */
    private static Map<String, String> styleOf(Element element, Map<String, String> inherited) {
        Map<String, String> style = new LinkedHashMap<>(inherited);
        for (String property : STYLE) {
            if (element.hasAttribute(property)) {
                style.put(property, element.getAttribute(property));
            }
        }
        return style;
    }
}
