package monosema.config;

import java.nio.file.Path;
import monosema.config.yaml.Bounds;
import monosema.config.yaml.Kinds;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads where a model comes from. */
final class ModelReader {
    private static final Kinds<ModelSpec> FAMILIES =
            Kinds.<ModelSpec>of("model family").kind("gpt-neo", ModelReader::trainedGptNeo);

    private ModelReader() {}

    /**
     * Reads {@code train: {...}}, or {@code hub: owner/name} or {@code folder: PATH} with its keys beside it.
     *
     * @param study the file that declares it
     */
    static ModelSpec read(Value value, Path study) {
        PretrainedReader pretrained = new PretrainedReader(study);
        if (value.has("hub") || value.has("folder")) {
            return value.section(pretrained::read);
        }
        return Kinds.<ModelSpec>of("model")
                .kind("train", section -> FAMILIES.readTagged(section, "family"))
                .kind("hub", pretrained::read)
                .kind("folder", pretrained::read)
                .readWrapped(value);
    }

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
