package monosema.config;

import monosema.config.yaml.Bounds;
import monosema.config.yaml.Kinds;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads one sparse autoencoder. */
final class SaeReader {
    static final Kinds<SaeSpec> KINDS = Kinds.<SaeSpec>of("architecture").kind("standard", SaeReader::standard);

    private static final Bounds SHARE = Bounds.between(0, 1);

    private SaeReader() {}

    private static SaeSpec standard(Section s) {
        return new SaeSpec.Standard(
                id(s.required("id")),
                s.whole("expansion", Bounds.between(1, 1_024)),
                s.number("l1Coefficient", Bounds.above(0, 1e6)),
                s.number("l1WarmUpShare", SHARE, 0.05),
                s.whole("steps", Bounds.between(1, 100_000_000)),
                s.whole("batch", Bounds.between(1, 1_048_576), 1_024),
                s.number("learningRate", Bounds.above(0, 1), 0.001),
                s.number("decayShare", SHARE, 0.2),
                s.flag("normalizeActivations", true));
    }

    private static String id(Value value) {
        String id = Ids.read(value);
        if (id.equals("mlp")) {
            value.mistake("must not be 'mlp', which names the model's own activations");
        }
        return id;
    }
}
