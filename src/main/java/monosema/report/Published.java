package monosema.report;

import java.util.List;

/**
 * The published study's figures: the only numbers of the paper that no record holds.
 *
 * @param words after cleaning
 * @param rawAnswers of the six prompts
 * @param removed answers, by hand
 * @param mlpNeurons of the only block
 * @param saeNeurons of the SAE
 * @param saeSteps of the SAE's training
 * @param alpha level of a single neuron: a confidence of 99.999%
 * @param mlpSignificant MLP neurons below it, zero-based
 * @param saeSignificant SAE neurons below it, zero-based
 * @param mlpConfidence family-wise, over the MLP's neurons
 * @param saeConfidence family-wise, over the SAE's neurons
 */
public record Published(
        int words,
        int rawAnswers,
        int removed,
        int mlpNeurons,
        int saeNeurons,
        int saeSteps,
        double alpha,
        List<Integer> mlpSignificant,
        List<Integer> saeSignificant,
        double mlpConfidence,
        double saeConfidence) {

    /** The model that it studied, on the hub. */
    static final String MODEL = "roneneldan/TinyStories-1Layer-21M";
    /** What it calls the MLP's neurons. */
    static final String HOOK = "blocks.0.hook_mlp_out";

    /** "MATS Application": Dataset, Training the SAE, Results, Shortfalls 3, annexures 1 and 2. */
    public static final Published STUDY = new Published(
            312,
            350,
            38,
            1_024,
            16_384,
            30_000,
            1e-5,
            List.of(222, 337, 363, 606, 717, 851, 901, 912, 928),
            List.of(2900, 4223),
            0.9898,
            0.8489);

    public Published {
        mlpSignificant = List.copyOf(mlpSignificant);
        saeSignificant = List.copyOf(saeSignificant);
    }
}
