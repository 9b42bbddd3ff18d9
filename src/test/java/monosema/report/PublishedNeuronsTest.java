package monosema.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import monosema.io.Json;
import monosema.probe.NeuronEffect;
import monosema.record.TTestRow;
import org.junit.jupiter.api.Test;

class PublishedNeuronsTest {
    private static final List<TTestRow> ROWS =
            IntStream.range(0, 1024).mapToObj(PublishedNeuronsTest::row).toList();

    @Test
    void theStudysNeuronsAreShownWhereTheyAreTheSame() {
        PublishedNeurons found = PublishedNeurons.of(
                        declaration("roneneldan/TinyStories-1Layer-21M", "blocks.0.hook_mlp_out"), ROWS)
                .orElseThrow();
        assertThat(found.neurons())
                .extracting(NeuronRow::neuron)
                .containsExactly("222", "337", "363", "606", "717", "851", "901", "912", "928");
        assertThat(found.significant()).isEqualTo(6);
        assertThat(found.familywise()).isEqualTo(5);
    }

    @Test
    void neuronsOfAnotherModelOrSiteAreNotTheStudys() {
        String model = "roneneldan/TinyStories-1Layer-21M";
        assertThat(PublishedNeurons.of(declaration("roneneldan/TinyStories-33M", "blocks.0.hook_mlp_out"), ROWS))
                .isEmpty();
        assertThat(PublishedNeurons.of(declaration(model, "blocks.0.hook_resid_post"), ROWS))
                .isEmpty();
        assertThat(PublishedNeurons.of(declaration(model, "blocks.0.hook_mlp_out"), List.of()))
                .isEmpty();
        assertThat(PublishedNeurons.of(Json.parse("{}"), ROWS)).isEmpty();
    }

    private static JsonNode declaration(String repository, String hook) {
        return Json.parse("{\"model\": {\"home\": {\"repository\": \"%s\"}}, \"activations\": {\"hook\": \"%s\"}}"
                .formatted(repository, hook));
    }

    /** Significant from 600 on, by max-T from 700 on. */
    private static TTestRow row(int neuron) {
        return new TTestRow(
                neuron,
                150,
                162,
                0,
                1,
                5,
                300,
                1e-6,
                1e-3,
                1e-3,
                1e-4,
                0.01,
                neuron >= 600,
                1e-3,
                neuron >= 700,
                NeuronEffect.NONE);
    }
}
