package monosema.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownMathTest {
    @Test
    void aFormulaWithTexIsItsTexAndOthersStay() {
        String markdown = """
                Before.

                <math display="block"><semantics><mi>a</mi><annotation encoding="application/x-tex">a &lt; \\frac{b}{2}</annotation></semantics></math>

                <math><mi>b</mi></math> and <math><semantics><mi>c</mi><annotation encoding="application/x-tex">c</annotation></semantics></math>.
                """;

        assertThat(MarkdownMath.tex(markdown))
                .isEqualTo("Before.\n\n$$a < \\frac{b}{2}$$\n\n<math><mi>b</mi></math> and $$c$$.\n");
    }
}
