package monosema.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import monosema.config.SaeTraining.DecoderInit;

/**
 * A recipe whose every knob is known: what an SAE takes for the keys that it leaves out.
 *
 * <p>{@link #RECOMMENDED} holds for an SAE that names no preset, see {@link SaeDefaults}.
 */
enum SaePreset {
    /** Ours, chosen by measurement for each architecture. */
    RECOMMENDED("recommended"),
    /** SAELens' tutorial for tiny-stories-1L-21M: 30,000 steps of 4,096 tokens. */
    SAELENS_TUTORIAL("saelens-tutorial"),
    /**
     * SAELens 3.23 (October 2024), by which the published study was trained: the decoder drawn from the positive
     * orthant, b_dec left unscaled when the scale of the activations is folded.
     */
    SAELENS_3_23("saelens-3.23");

    private static final SaeTraining TUTORIAL =
            new SaeTraining(30_000, 4_096, 5e-5, 0, 0.2, 0.9, 0.999, 1, true, false, DecoderInit.UNIFORM, 0.1, true, 0);
    private static final SaeTraining STUDY = new SaeTraining(
            30_000, 4_096, 5e-5, 0, 0.2, 0.9, 0.999, 1, true, false, DecoderInit.POSITIVE, 0.1, false, 0);

    private final String label;

    SaePreset(String label) {
        this.label = label;
    }

    static Optional<SaePreset> of(String label) {
        return Arrays.stream(values())
                .filter(preset -> preset.label.equals(label))
                .findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(preset -> preset.label).toList();
    }

    String label() {
        return label;
    }

    /** Whether it is a recipe of the architecture {@code standard} alone. */
    boolean isOfStandardAlone() {
        return this != RECOMMENDED;
    }

    /** The training of an architecture, of seed 0. */
    SaeTraining training(String architecture) {
        return switch (this) {
            case RECOMMENDED -> SaeDefaults.training(architecture);
            case SAELENS_TUTORIAL -> TUTORIAL;
            case SAELENS_3_23 -> STUDY;
        };
    }

    /** The knobs of {@code standard}. */
    SaeArchitecture.Standard standard() {
        return this == RECOMMENDED ? SaeDefaults.STANDARD : new SaeArchitecture.Standard(5, 0.05);
    }
}
