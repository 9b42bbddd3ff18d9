package monosema.report.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.font.TextAttribute;
import java.awt.geom.Rectangle2D;
import java.text.AttributedCharacterIterator.Attribute;
import java.util.Locale;
import java.util.Map;

/**
 * A font that is measured by {@link Advances} alone. Every question that AWT would answer from the host's fonts is
 * answered here, so that AWT's font machinery, which fails on a host without fonts, is never started.
 */
final class TableFont extends Font {
    private static final long serialVersionUID = 1L;
    /** Widely installed fonts of the bundled font's widths. */
    static final String FAMILY = "Liberation Sans";

    TableFont(int size) {
        super(FAMILY, Font.PLAIN, size);
    }

    @Override
    public String getFamily(Locale locale) {
        return FAMILY;
    }

    @Override
    public String getFontName(Locale locale) {
        return FAMILY;
    }

    /** Batik derives fonts to describe them; a derived font of AWT's own would ask the host. */
    @Override
    public Font deriveFont(Map<? extends Attribute, ?> attributes) {
        Object size = attributes.get(TextAttribute.SIZE);
        return new TableFont(size instanceof Number number ? number.intValue() : getSize());
    }

    @Override
    public LineMetrics getLineMetrics(String text, FontRenderContext context) {
        return new Line(getSize2D(), text.length());
    }

    @Override
    public Rectangle2D getStringBounds(String text, FontRenderContext context) {
        double size = getSize2D();
        double ascent = Advances.ASCENT * size;
        return new Rectangle2D.Double(0, -ascent, Advances.width(text, size), ascent + Advances.DESCENT * size);
    }

    FontMetrics metrics() {
        return new Metrics(this);
    }

    private static final class Metrics extends FontMetrics {
        private static final long serialVersionUID = 1L;

        Metrics(TableFont font) {
            super(font);
        }

        @Override
        public int getAscent() {
            return (int) Math.ceil(Advances.ASCENT * font.getSize2D());
        }

        @Override
        public int getDescent() {
            return (int) Math.ceil(Advances.DESCENT * font.getSize2D());
        }

        @Override
        public int stringWidth(String text) {
            return (int) Math.ceil(Advances.width(text, font.getSize2D()));
        }

        @Override
        public int charsWidth(char[] data, int offset, int length) {
            return stringWidth(new String(data, offset, length));
        }

        @Override
        public FontRenderContext getFontRenderContext() {
            return SvgCanvas.CONTEXT;
        }
    }

    private static final class Line extends LineMetrics {
        private final float size;
        private final int length;

        Line(float size, int length) {
            this.size = size;
            this.length = length;
        }

        @Override
        public int getNumChars() {
            return length;
        }

        @Override
        public float getAscent() {
            return (float) (Advances.ASCENT * size);
        }

        @Override
        public float getDescent() {
            return (float) (Advances.DESCENT * size);
        }

        @Override
        public float getLeading() {
            return 0;
        }

        @Override
        public float getHeight() {
            return getAscent() + getDescent();
        }

        @Override
        public int getBaselineIndex() {
            return Font.ROMAN_BASELINE;
        }

        @Override
        public float[] getBaselineOffsets() {
            return new float[] {0, 0, 0};
        }

        @Override
        public float getStrikethroughOffset() {
            return -getAscent() / 3;
        }

        @Override
        public float getStrikethroughThickness() {
            return size / 20;
        }

        @Override
        public float getUnderlineOffset() {
            return getDescent() / 2;
        }

        @Override
        public float getUnderlineThickness() {
            return size / 20;
        }
    }
}
