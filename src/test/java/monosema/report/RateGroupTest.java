package monosema.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import monosema.io.Json;
import org.junit.jupiter.api.Test;

class RateGroupTest {

    @Test
    void saesThatDifferInTheirRateAloneAreAGroupByRisingRate() {
        List<SaeView> saes = SaeView.of(Json.parse("""
                {"saes": [
                 {"kind": "trained", "id": "top", "architecture": {"kind": "topk", "k": 16},
                  "training": {"learningRate": 0.004, "seed": 1}},
                 {"kind": "trained", "id": "twin", "architecture": {"kind": "topk", "k": 16},
                  "training": {"learningRate": 0.004, "seed": 2}},
                 {"kind": "trained", "id": "denser", "architecture": {"kind": "topk", "k": 32},
                  "training": {"learningRate": 0.002, "seed": 1}},
                 {"kind": "trained", "id": "fast", "architecture": {"kind": "topk", "k": 16},
                  "training": {"learningRate": 0.008, "seed": 1}},
                 {"kind": "trained", "id": "slow", "architecture": {"kind": "topk", "k": 16},
                  "training": {"learningRate": 0.002, "seed": 1}},
                 {"kind": "pretrained", "id": "theirs"},
                 {"kind": "pretrained", "id": "others"}]}
                """));
        assertThat(RateGroup.of(saes))
                .containsExactly(new RateGroup(
                        "TopK, k = 16",
                        List.of(
                                new RateGroup.Row("slow", 0.002, false),
                                new RateGroup.Row("top", 0.004, true),
                                new RateGroup.Row("fast", 0.008, false))));
        assertThat(saes)
                .extracting(SaeView::label)
                .containsExactly(
                        "TopK 16",
                        "TopK 16 seed 2",
                        "TopK 32",
                        "TopK 16 at 0.008",
                        "TopK 16 at 0.002",
                        "theirs",
                        "others");
    }
}
