package monosema.config;

import monosema.config.yaml.Bounds;
import monosema.config.yaml.Kinds;
import monosema.config.yaml.Section;

/** Reads where a model comes from. */
final class ModelReader {
    private static final Kinds<ModelSpec> FAMILIES =
            Kinds.<ModelSpec>of("model family").kind("gpt-neo", ModelReader::trainedGptNeo);

    static final Kinds<ModelSpec> KINDS =
            Kinds.<ModelSpec>of("model").kind("train", section -> FAMILIES.readTagged(section, "family"));

    private ModelReader() {}

    private static ModelSpec trainedGptNeo(Section s) {
        ModelSpec.TrainedGptNeo model = new ModelSpec.TrainedGptNeo(
                s.whole("layers", Bounds.between(1, 48)),
                s.whole("dModel", Bounds.between(1, 16_384)),
                s.whole("heads", Bounds.between(1, 256)),
                s.whole("context", Bounds.between(2, 2_048), 64),
                s.whole("batch", Bounds.between(1, 65_536), 64),
                s.whole("steps", Bounds.between(1, 100_000_000)),
                s.number("learningRate", Bounds.above(0, 1), 0.002),
                s.number("warmUpShare", Bounds.below(0, 1), 0.05));
        if (s.isSound("dModel", "heads") && model.dModel() % model.heads() != 0) {
            s.required("dModel").mustBe("a multiple of heads (" + model.heads() + ")");
        }
        return model;
    }
}
