package monosema.report.chart;

import java.awt.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import monosema.io.BadInputException;

/**
 * The architectures of SAEs as charts and tables say them: each has a colour, and a marker that tells it apart without.
 */
public enum Architecture {
    /** ReLU with an L1 penalty. */
    STANDARD("standard", "standard", "standard", "l1Coefficient", "L1 coefficient ", Ink.INK),
    /** The k largest of a row. */
    TOP_K("topk", "TopK", "TopK", "k", "k = ", Ink.TOP_K),
    /** The k largest of a row on average over a batch. */
    BATCH_TOP_K("batchtopk", "BatchTopK", "BatchTopK", "k", "k = ", Ink.BATCH_TOP_K),
    /** BatchTopK in nested prefixes. */
    MATRYOSHKA("matryoshka-batchtopk", "Matryoshka BatchTopK", "Matryoshka", "k", "k = ", Ink.MATRYOSHKA),
    /** A learned threshold for each feature. */
    JUMP_RELU("jumprelu", "JumpReLU", "JumpReLU", "l0Coefficient", "L0 coefficient ", Ink.JUMP_RELU),
    /** Gates apart from magnitudes. */
    GATED("gated", "Gated", "Gated", "l1Coefficient", "L1 coefficient ", Ink.GATED),
    /** Read from files: what it is, its declaration does not say. */
    PRETRAINED("pretrained", "read from files", "", "", "", Ink.MUTED);

    private final String kind;
    private final String shown;
    private final String brief;
    private final String knob;
    private final String knobWords;
    private final Ink ink;

    Architecture(String kind, String shown, String brief, String knob, String knobWords, Ink ink) {
        this.kind = kind;
        this.shown = shown;
        this.brief = brief;
        this.knob = knob;
        this.knobWords = knobWords;
        this.ink = ink;
    }

    /**
     * The architecture of a declared kind.
     *
     * @throws BadInputException if there is none of that kind
     */
    public static Architecture of(String kind) {
        return Arrays.stream(values())
                .filter(one -> one.kind.equals(kind))
                .findFirst()
                .orElseThrow(() ->
                        new BadInputException("declaration.json: an SAE's architecture must be one of %s, was '%s'"
                                .formatted(
                                        List.of(values()).stream()
                                                .map(Architecture::kind)
                                                .collect(Collectors.joining(", ")),
                                        kind)));
    }

    /** As a declaration says it, such as {@code topk}. */
    public String kind() {
        return kind;
    }

    /** As the field writes it, such as {@code TopK}. */
    public String shown() {
        return shown;
    }

    /** The same where there is little room; empty for one that was read from files. */
    public String brief() {
        return brief;
    }

    /** Name of the declared number that sets its sparsity, such as {@code k}; empty for one that was read from files. */
    public String knob() {
        return knob;
    }

    /** Words before that number, such as {@code k = }. */
    public String knobWords() {
        return knobWords;
    }

    Ink ink() {
        return ink;
    }

    /** A point of this architecture. */
    Style marker() {
        return new Style(shown, ink, 0, List.of(), shape(), true);
    }

    private Shape shape() {
        return switch (this) {
            case STANDARD -> Style.CIRCLE;
            case TOP_K -> Style.DIAMOND;
            case BATCH_TOP_K -> Style.TRIANGLE;
            case MATRYOSHKA -> Style.SQUARE;
            case JUMP_RELU -> Style.DOWNWARD;
            case GATED -> Style.PLUS;
            case PRETRAINED -> Style.CROSS;
        };
    }
}
