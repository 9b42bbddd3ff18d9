package monosema.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import monosema.io.BadInputException;
import monosema.io.Json;
import org.junit.jupiter.api.Test;

class SaeViewTest {
    private static final String TOP = trained("top", 4, "topk", "k", "32", 1);

    private static String trained(String id, int expansion, String kind, String knob, String value, int seed) {
        return """
                {"kind": "trained", "id": "%s", "expansion": %d,
                 "architecture": {"kind": "%s", "%s": %s}, "training": {"steps": 10, "seed": %d}}
                """.formatted(id, expansion, kind, knob, value, seed);
    }

    private static List<SaeView> views(String... saes) {
        return SaeView.of(Json.parse(Stream.of(saes).collect(Collectors.joining(",", "{\"saes\": [", "]}"))));
    }

    @Test
    void anArchitectureIsSaidWithWhatSetsItsSparsity() {
        assertThat(views(
                        trained("a", 4, "standard", "l1Coefficient", "4.0", 1),
                        trained("b", 4, "topk", "k", "32", 1),
                        trained("c", 4, "batchtopk", "k", "0.5", 1),
                        trained("d", 4, "matryoshka-batchtopk", "k", "16.0", 1),
                        trained("e", 4, "jumprelu", "l0Coefficient", "5.0E-5", 1),
                        trained("f", 4, "gated", "l1Coefficient", "1.5", 1),
                        "{\"kind\": \"pretrained\", \"id\": \"g\"}"))
                .extracting(SaeView::recipe)
                .containsExactly(
                        "standard, L1 coefficient 4",
                        "TopK, k = 32",
                        "BatchTopK, k = 0.5",
                        "Matryoshka BatchTopK, k = 16",
                        "JumpReLU, L0 coefficient 5.0 × 10⁻⁵",
                        "Gated, L1 coefficient 1.5",
                        "read from files");
    }

    @Test
    void aLabelNamesOneSaeAlone() {
        assertThat(views(
                        TOP,
                        trained("again", 4, "topk", "k", "32", 2),
                        trained("sparser", 4, "topk", "k", "16", 1),
                        trained("wide", 8, "topk", "k", "64", 1),
                        trained("wider", 16, "topk", "k", "64", 1),
                        "{\"kind\": \"pretrained\", \"id\": \"theirs\"}"))
                .extracting(SaeView::label)
                .containsExactly("TopK 32", "TopK 32 seed 2", "TopK 16", "TopK 64", "wider", "theirs");
    }

    @Test
    void saesOfOneFamilyDifferInSparsityAndSeedAlone() {
        List<SaeView> views = views(
                TOP,
                trained("again", 4, "topk", "k", "32", 2),
                trained("sparser", 4, "topk", "k", "16", 1),
                trained("wide", 8, "topk", "k", "32", 1),
                trained("batch", 4, "batchtopk", "k", "32.0", 1));
        assertThat(views)
                .extracting(sae -> sae.family().equals(views.get(0).family()))
                .containsExactly(true, true, true, false, false);
    }

    @Test
    void aloneItIsTheSaeAndAmongOthersItHasItsId() {
        assertThat(views(TOP)).extracting(SaeView::name).containsExactly("SAE");
        assertThat(views(TOP, "{\"kind\": \"pretrained\", \"id\": \"theirs\"}"))
                .extracting(SaeView::name, SaeView::setting, SaeView::trained)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("SAE top", "saes[0]", true),
                        org.assertj.core.groups.Tuple.tuple("SAE theirs", "saes[1]", false));
    }

    @Test
    void anUnknownDeclarationIsNamed() {
        assertThatThrownBy(() -> views("{\"kind\": \"standard\", \"id\": \"old\"}"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("declaration.json: saes[0].kind must be trained or pretrained, was 'standard'");
        assertThatThrownBy(() -> views(TOP, trained("x", 4, "topkk", "k", "3", 1)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("an SAE's architecture must be one of standard, topk,")
                .hasMessageContaining("was 'topkk'");
        assertThatThrownBy(() -> views(trained("x", 4, "topk", "l1Coefficient", "3", 1)))
                .isInstanceOf(BadInputException.class)
                .hasMessage("declaration.json: saes[0].architecture.k must be a number, was ''");
    }
}
