package monosema.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownFormatTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "](javascript:alert(1))",
                "[x](javascript:alert(1))",
                "![x](y)",
                "<javascript:alert(1)>",
                "`code`",
                "``",
                "a|b",
                "a \\| b",
                "# heading",
                "- item",
                "+ item",
                "12. item",
                "1) item",
                "---",
                "===",
                "> quote",
                "*a* **b** _c_ ~~d~~",
                "{#id .class onclick=x}",
                "&lt;b&gt;",
                "&#60;b&#62;",
                "back\\slash",
                "[^1]",
                "<!-- comment -->",
                "<!--chart charts/selectivity.svg-->",
                "\"q\" 'q'",
                "naïve Zoë 名"
            })
    void anyTextComesOutAsItself(String hostile) {
        String escaped = MarkdownFormat.INSTANCE.escapePlainText(hostile);
        Element body = Jsoup.parseBodyFragment(Html.of(
                                escaped + "\n\n| h |\n| --- |\n| " + escaped + " |\n\n<p title=\"" + escaped
                                        + "\">x</p>\n",
                                Map.of())
                        .body())
                .body();
        assertThat(body.select("p").eachText().get(0)).isEqualTo(hostile);
        assertThat(body.select("td").text()).isEqualTo(hostile);
        assertThat(body.select("p[title]").attr("title")).isEqualTo(hostile);
        assertThat(body.select("p *, td *")).isEmpty();
        assertThat(body.select("td")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202eb", "a\u0000b", "a\ud800b", "a\uffffb", "a\u0007b"})
    void whatCannotBeSeenIsReplaced(String text) {
        assertThat(MarkdownFormat.INSTANCE.escapePlainText(text)).isEqualTo("a\ufffdb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a \t\r\n  b", "a\u2028b"})
    void aLineBreakCannotEndARow(String text) {
        assertThat(MarkdownFormat.INSTANCE.escapePlainText(text)).isEqualTo("a b");
    }
}
