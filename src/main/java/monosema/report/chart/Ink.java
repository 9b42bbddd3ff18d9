package monosema.report.chart;

import java.awt.Color;

/**
 * The colours of charts and tables by what they stand for, light and dark; each has a contrast of at least 4.5 to the
 * page. The two representations and the two classes keep theirs everywhere; a pair differs in hue and in lightness for
 * the colour-blind, and a dash, a marker or a word always says the same. The architectures of SAEs have theirs, too, of
 * which any two differ to each kind of dichromat (as simulated by Machado et al. 2009), light and dark.
 */
public enum Ink {
    /** Text and main lines. */
    INK("ink", 0x333333, 0xd6dade),
    /** Secondary text and axes. */
    MUTED("muted", 0x5d6268, 0x9aa3ac),
    /** Grid lines: decoration, below text contrast on purpose. */
    GRID("grid", 0xe2e4e6, 0x30363c),
    /** The page. */
    PAPER("paper", 0xffffff, 0x14171a),
    /** MLP activations. */
    MLP("mlp", 0x0b5cab, 0x6db3f2),
    /** SAE activations. */
    SAE("sae", 0xb34700, 0xf2a05c),
    /** The first class. */
    FIRST("first", 0x00695e, 0x52c7b8),
    /** The second class. */
    SECOND("second", 0x84358f, 0xd79be0),
    /** TopK SAEs. */
    TOP_K("topk", 0x2070b5, 0x4e80ff),
    /** BatchTopK SAEs. */
    BATCH_TOP_K("batchtopk", 0x921a00, 0xcc8633),
    /** Matryoshka SAEs. */
    MATRYOSHKA("matryoshka", 0x581996, 0xffaaff),
    /** JumpReLU SAEs. */
    JUMP_RELU("jumprelu", 0x265f40, 0x25c487),
    /** Gated SAEs. */
    GATED("gated", 0x897205, 0xc3ff64);

    private final String id;
    private final int light;
    private final int dark;

    Ink(String id, int light, int dark) {
        this.id = id;
        this.light = light;
        this.dark = dark;
    }

    /** Name in CSS: the variable {@code --id}, the classes {@code f-id} (fill) and {@code s-id} (stroke). */
    public String id() {
        return id;
    }

    /** What JFreeChart draws with; {@link SvgText} reads the role back from it. */
    Color color() {
        return new Color(light);
    }

    static Ink of(int rgb) {
        for (Ink ink : values()) {
            if (ink.light == (rgb & 0xffffff)) {
                return ink;
            }
        }
        throw new IllegalArgumentException("a chart may only use the colours of Ink, was #%06x".formatted(rgb));
    }

    /** Variables for light and dark, and the classes of inline charts: the head of the site's style sheet. */
    public static String styleSheet() {
        StringBuilder light = new StringBuilder();
        StringBuilder dark = new StringBuilder();
        StringBuilder classes = new StringBuilder();
        for (Ink ink : values()) {
            light.append("  --%s: #%06x;\n".formatted(ink.id, ink.light));
            dark.append("    --%s: #%06x;\n".formatted(ink.id, ink.dark));
            classes.append(".f-%1$s { fill: var(--%1$s); }\n.s-%1$s { stroke: var(--%1$s); }\n".formatted(ink.id));
        }
        return ":root {\n  color-scheme: light dark;\n" + light
                + "}\n@media (prefers-color-scheme: dark) {\n  :root {\n" + dark + "  }\n}\n" + classes;
    }

    /** The same for a chart that stands alone, where no variable can be relied upon. */
    static String standaloneStyle() {
        StringBuilder light = new StringBuilder();
        StringBuilder dark = new StringBuilder();
        for (Ink ink : values()) {
            light.append(rules(ink.id, ink.light));
            dark.append(rules(ink.id, ink.dark));
        }
        return light + "@media (prefers-color-scheme: dark) {\n" + dark + "}\n";
    }

    private static String rules(String id, int rgb) {
        return ".f-%1$s { fill: #%2$06x; } .s-%1$s { stroke: #%2$06x; }\n".formatted(id, rgb);
    }
}
