package monosema.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import monosema.record.TTestRow;

/**
 * The MLP neurons that the published study names in its annexure 2, as they come out in an experiment on the same neurons
 * of the same model. The SAE's numbers name features of another training, which have no counterpart.
 *
 * @param neurons in the study's order
 * @param significant how many of them are below the experiment's alpha
 * @param familywise how many are significant by max-T
 */
public record PublishedNeurons(List<NeuronRow> neurons, long significant, long familywise) {
    public PublishedNeurons {
        neurons = List.copyOf(neurons);
    }

    /**
     * Looks them up.
     *
     * @param declaration of the experiment
     * @param mlp its t-tests, one row a neuron, in order
     * @return empty where the experiment is on another model or another site, or has no t-test
     */
    static Optional<PublishedNeurons> of(JsonNode declaration, List<TTestRow> mlp) {
        boolean sameModel = declaration.at("/model/home/repository").asText().equals(Published.MODEL);
        boolean sameSite = declaration.at("/activations/hook").asText().equals(Published.HOOK);
        if (!sameModel || !sameSite || mlp.size() != Published.STUDY.mlpNeurons()) {
            return Optional.empty();
        }
        List<NeuronRow> neurons = Published.STUDY.mlpSignificant().stream()
                .map(neuron -> NeuronRow.of(mlp.get(neuron), List.of()))
                .toList();
        return Optional.of(new PublishedNeurons(
                neurons,
                neurons.stream().filter(NeuronRow::significant).count(),
                neurons.stream().filter(NeuronRow::familywise).count()));
    }
}
