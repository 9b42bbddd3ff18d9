package monosema.site;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formulas of the Markdown edition. Pages have MathML with its TeX beside it, as MathML's own annotation; readers of
 * Markdown, GitHub among them, drop the one and set the other.
 */
final class MarkdownMath {
    private static final Pattern FORMULA = Pattern.compile(
            "<math\\b[^>]*>(?:(?!</math>).)*<annotation encoding=\"application/x-tex\">(?<tex>[^<]*)</annotation>"
                    + "(?:(?!</math>).)*</math>");

    private MarkdownMath() {}

    /** The same Markdown with TeX in place of MathML that has it; each formula is a paragraph of its own. */
    static String tex(String markdown) {
        return FORMULA.matcher(markdown)
                .replaceAll(formula -> Matcher.quoteReplacement("$$" + unescaped(formula.group(1)) + "$$"));
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
