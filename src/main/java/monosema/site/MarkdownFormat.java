package monosema.site;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.Writer;

/**
 * FreeMarker's auto-escaping for Markdown: whatever a template interpolates comes out as text, in running text, in a
 * table cell, in an HTML block and in an HTML attribute alike, because it is escaped by character references alone.
 */
final class MarkdownFormat extends CommonMarkupOutputFormat<MarkdownFormat.Model> {
    static final MarkdownFormat INSTANCE = new MarkdownFormat();

    /** Characters that begin or end something in Markdown, GitHub's mathematics and mentions, or HTML. */
    private static final String SPECIAL = "\\`*_{}[]<>&|~$@\"'";

    private MarkdownFormat() {}

    @Override
    public String getName() {
        return "Markdown";
    }

    @Override
    public String getMimeType() {
        return "text/markdown";
    }

    @Override
    public void output(String text, Writer out) throws IOException, TemplateModelException {
        out.write(escapePlainText(text));
    }

    @Override
    public String escapePlainText(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean space = Character.isWhitespace(c);
            if (!space) {
                append(c, startsSomething(text, i), escaped);
            } else if (!blank) {
                escaped.append(' ');
            }
            blank = space;
            i += Character.charCount(c);
        }
        return escaped.toString();
    }

    private static void append(int c, boolean starts, StringBuilder out) {
        if (starts || SPECIAL.indexOf(c) >= 0) {
            out.append("&#").append(c).append(';');
        } else if (invisible(c)) {
            out.append('\uFFFD');
        } else {
            out.appendCodePoint(c);
        }
    }

    /** A list, a heading, a rule or an address that GitHub would make a link of. */
    private static boolean startsSomething(String text, int i) {
        char c = text.charAt(i);
        if (i == 0 && "#+-=!".indexOf(c) >= 0) {
            return true;
        }
        boolean numbered = (c == '.' || c == ')')
                && i > 0
                && i < 10
                && text.substring(0, i).chars().allMatch(d -> d >= '0' && d <= '9')
                && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)));
        boolean address = (c == ':' && text.startsWith("//", i + 1))
                || (c == '.' && i >= 3 && text.regionMatches(true, i - 3, "www", 0, 3));
        return numbered || address;
    }

    /** Controls, lone surrogates and marks that turn the direction of the text around them. */
    private static boolean invisible(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || (c & 0xfffe) == 0xfffe;
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return false;
    }

    @Override
    protected Model newTemplateMarkupOutputModel(String plain, String markup) {
        return new Model(plain, markup);
    }

    /** Text that is Markdown already, or will be escaped. */
    static final class Model extends CommonTemplateMarkupOutputModel<Model> {
        Model(String plain, String markup) {
            super(plain, markup);
        }

        @Override
        public MarkdownFormat getOutputFormat() {
            return INSTANCE;
        }
    }
}
