package monosema.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import monosema.config.SaeArchitecture.DeadLoss;
import monosema.config.yaml.Bounds;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads one sparse autoencoder: its own knobs, and those of its preset for the keys that it leaves out. */
final class SaeReader {
    private static final String FILE = "file";
    private static final String ARCHITECTURE = "architecture";
    private static final String PRESET = "preset";
    private static final String STANDARD = "standard";

    private static final Bounds SHARE = Bounds.between(0, 1);
    private static final Bounds BELOW_ONE = Bounds.below(0, 1);
    private static final Bounds COEFFICIENT = Bounds.above(0, 1e6);
    private static final Bounds SCALE = Bounds.above(0, 1e3);
    private static final Bounds STEPS = Bounds.between(1, 100_000_000);
    private static final Bounds FEATURES = Bounds.between(1, 1_048_576);

    /** The knobs that an architecture adds to those of all. */
    @FunctionalInterface
    private interface Knobs {
        SaeArchitecture read(Section section, SaePreset preset);
    }

    private static final Map<String, Knobs> ARCHITECTURES = Map.of(
            STANDARD,
            SaeReader::standard,
            "topk",
            SaeReader::topK,
            "batchtopk",
            SaeReader::batchTopK,
            "matryoshka-batchtopk",
            SaeReader::matryoshka,
            "jumprelu",
            SaeReader::jumpReLU,
            "gated",
            SaeReader::gated);

    private static final List<String> NAMES =
            List.of(STANDARD, "topk", "batchtopk", "matryoshka-batchtopk", "jumprelu", "gated");

    private final Path study;
    private final long seed;

    /**
     * Reads SAEs of one experiment.
     *
     * @param study the file that declares them, whose folder paths are relative to
     * @param seed of an SAE that names none
     */
    SaeReader(Path study, long seed) {
        this.study = study;
        this.seed = seed;
    }

    SaeSpec read(Section s) {
        String id = id(s.required("id"));
        Optional<Value> file = s.optional(FILE);
        if (file.isPresent()) {
            return new SaeSpec.Pretrained(id, path(file.get()));
        }
        SaePreset preset = s.optional(PRESET).map(SaeReader::preset).orElse(SaePreset.RECOMMENDED);
        String architecture = architecture(s, preset);
        SaeArchitecture knobs = knobs(architecture).read(s, preset);
        return new SaeSpec.Trained(
                id,
                s.whole("expansion", Bounds.between(1, 1_024), SaeDefaults.EXPANSION),
                knobs,
                training(s, preset.training(architecture)));
    }

    private static String id(Value value) {
        String id = Ids.read(value);
        if (id.equals("mlp")) {
            value.mistake("must not be 'mlp', which names the model's own activations");
        }
        return id;
    }

    private Path path(Value value) {
        String name = value.text();
        try {
            Path path = study.resolveSibling(name).normalize();
            if (!name.isEmpty() && !Files.exists(path)) {
                value.mistake("no such file or folder " + name + " (looked in " + study.getParent() + ")");
            }
            return path;
        } catch (InvalidPathException e) {
            value.mistake("not a path: " + e.getReason());
            return study;
        }
    }

    private static SaePreset preset(Value value) {
        String label = value.text();
        Optional<SaePreset> preset = SaePreset.of(label);
        if (preset.isEmpty() && !label.isEmpty()) {
            value.mistake("unknown preset '%s': one of %s".formatted(label, String.join(", ", SaePreset.labels())));
        }
        return preset.orElse(SaePreset.RECOMMENDED);
    }

    private static String architecture(Section s, SaePreset preset) {
        Optional<Value> given = s.optional(ARCHITECTURE);
        if (given.isEmpty() && preset.isOfStandardAlone()) {
            return STANDARD;
        }
        Value value = s.required(ARCHITECTURE);
        String name = value.text();
        if (!name.isEmpty() && !ARCHITECTURES.containsKey(name)) {
            s.ignoreUnknownKeys();
            value.mistake("unknown architecture '%s': one of %s".formatted(name, String.join(", ", NAMES)));
            return STANDARD;
        }
        if (preset.isOfStandardAlone() && !name.equals(STANDARD)) {
            value.mistake("must be standard, which preset %s is a recipe of, was '%s'".formatted(preset.label(), name));
        }
        return name.isEmpty() ? STANDARD : name;
    }

    private static Knobs knobs(String architecture) {
        return Optional.ofNullable(ARCHITECTURES.get(architecture)).orElseThrow();
    }

    private static SaeArchitecture standard(Section s, SaePreset preset) {
        SaeArchitecture.Standard otherwise = preset.standard();
        return new SaeArchitecture.Standard(
                s.number("l1Coefficient", COEFFICIENT, otherwise.l1Coefficient()),
                s.number("l1WarmUpShare", SHARE, otherwise.l1WarmUpShare()));
    }

    private static SaeArchitecture topK(Section s, SaePreset preset) {
        SaeArchitecture.TopK otherwise = SaeDefaults.TOP_K;
        return new SaeArchitecture.TopK(s.whole("k", FEATURES, otherwise.k()), dead(s, otherwise.dead()), rescaled(s));
    }

    private static SaeArchitecture batchTopK(Section s, SaePreset preset) {
        SaeArchitecture.BatchTopK otherwise = SaeDefaults.BATCH_TOP_K;
        return new SaeArchitecture.BatchTopK(
                k(s, otherwise.k()),
                dead(s, otherwise.dead()),
                rescaled(s),
                s.number("thresholdRate", Bounds.above(0, 1), otherwise.thresholdRate()));
    }

    private static SaeArchitecture matryoshka(Section s, SaePreset preset) {
        SaeArchitecture.Matryoshka otherwise = SaeDefaults.MATRYOSHKA;
        return new SaeArchitecture.Matryoshka(
                k(s, otherwise.k()),
                dead(s, otherwise.dead()),
                rescaled(s),
                s.number("thresholdRate", Bounds.above(0, 1), otherwise.thresholdRate()),
                s.optional("widths").map(SaeReader::widths).orElse(List.of()));
    }

    private static List<Integer> widths(Value list) {
        List<Integer> widths = new ArrayList<>();
        for (Value entry : list.list()) {
            int width = entry.whole(FEATURES);
            if (!widths.isEmpty() && width <= widths.get(widths.size() - 1)) {
                entry.mistake("must be above the width before it (%d), was %d"
                        .formatted(widths.get(widths.size() - 1), width));
            }
            widths.add(width);
        }
        return widths;
    }

    private static SaeArchitecture jumpReLU(Section s, SaePreset preset) {
        SaeArchitecture.JumpReLU otherwise = SaeDefaults.JUMP_RELU;
        return new SaeArchitecture.JumpReLU(
                s.word("penalty", otherwise.penalty()),
                s.number("l0Coefficient", COEFFICIENT, otherwise.l0Coefficient()),
                s.number("l0WarmUpShare", SHARE, otherwise.l0WarmUpShare()),
                s.number("bandwidth", SCALE, otherwise.bandwidth()),
                s.number("initialThreshold", SCALE, otherwise.initialThreshold()),
                s.number("tanhScale", SCALE, otherwise.tanhScale()),
                s.number("preActCoefficient", Bounds.between(0, 1e3), otherwise.preActCoefficient()),
                s.whole("deadAfter", STEPS, otherwise.deadAfter()));
    }

    private static SaeArchitecture gated(Section s, SaePreset preset) {
        SaeArchitecture.Gated otherwise = SaeDefaults.GATED;
        return new SaeArchitecture.Gated(
                s.number("l1Coefficient", COEFFICIENT, otherwise.l1Coefficient()),
                s.number("l1WarmUpShare", SHARE, otherwise.l1WarmUpShare()),
                s.flag("detachAuxiliaryDecoder", otherwise.detachAuxiliaryDecoder()));
    }

    private static double k(Section s, double otherwise) {
        return s.number("k", Bounds.between(0.01, 1_048_576), otherwise);
    }

    private static DeadLoss dead(Section s, DeadLoss otherwise) {
        return new DeadLoss(
                s.number("auxCoefficient", Bounds.between(0, 1e3), otherwise.coefficient()),
                s.whole("deadAfter", STEPS, otherwise.deadAfter()));
    }

    private static boolean rescaled(Section s) {
        return s.flag("rescaleActsByDecoderNorm", true);
    }

    private SaeTraining training(Section s, SaeTraining otherwise) {
        return new SaeTraining(
                s.whole("steps", STEPS, otherwise.steps()),
                s.whole("batch", FEATURES, otherwise.batch()),
                s.number("learningRate", Bounds.above(0, 1), otherwise.learningRate()),
                s.number("warmUpShare", SHARE, otherwise.warmUpShare()),
                s.number("decayShare", SHARE, otherwise.decayShare()),
                s.number("adamBeta1", BELOW_ONE, otherwise.adamBeta1()),
                s.number("adamBeta2", BELOW_ONE, otherwise.adamBeta2()),
                s.number("gradientNorm", COEFFICIENT, otherwise.gradientNorm()),
                s.flag("normalizeActivations", otherwise.normalizeActivations()),
                s.flag("applyBDecToInput", otherwise.applyBDecToInput()),
                s.word("decoderInit", otherwise.decoderInit()),
                s.number("decoderInitNorm", SCALE, otherwise.decoderInitNorm()),
                s.flag("foldDecoderBias", otherwise.foldDecoderBias()),
                s.optional("seed").map(Value::whole).orElse(seed));
    }
}
