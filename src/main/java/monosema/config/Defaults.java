package monosema.config;

import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/**
 * What holds for experiments that do not say otherwise.
 *
 * @param seed see {@link Experiment#seed()}
 * @param device see {@link Experiment#device()}
 */
record Defaults(long seed, DeviceChoice device) {
    private static final Defaults BUILT_IN = new Defaults(42, DeviceChoice.AUTO);

    static Defaults read(Section section) {
        return BUILT_IN.overriddenBy(section);
    }

    /** These defaults with the {@code seed} and {@code device} that a section gives. */
    Defaults overriddenBy(Section section) {
        return new Defaults(section.optional("seed").map(Value::whole).orElse(seed), section.word("device", device));
    }
}
