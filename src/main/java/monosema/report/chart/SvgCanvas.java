package monosema.report.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.font.FontRenderContext;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;

/** Batik's recorder, with text measured by {@link TableFont}; refuses any other font. */
final class SvgCanvas extends SVGGraphics2D {
    static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private SvgCanvas(SVGGeneratorContext context) {
        super(context, false);
    }

    private SvgCanvas(SvgCanvas other) {
        super(other);
    }

    static SvgCanvas blank() {
        Document document =
                GenericDOMImplementation.getDOMImplementation().createDocument(SVG_NAMESPACE_URI, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setPrecision(2);
        context.setComment(null);
        SVGGeneratorContext.GraphicContextDefaults defaults = new SVGGeneratorContext.GraphicContextDefaults();
        defaults.setFont(new TableFont(12));
        context.setGraphicContextDefaults(defaults);
        return new SvgCanvas(context);
    }

    @Override
    public Graphics create() {
        return new SvgCanvas(this);
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        if (font instanceof TableFont table) {
            return table.metrics();
        }
        throw new IllegalArgumentException("text of a chart needs a TableFont, was " + font.getName());
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return CONTEXT;
    }
}
