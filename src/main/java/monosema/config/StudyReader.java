package monosema.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import monosema.config.yaml.Mistakes;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;
import monosema.config.yaml.YamlFile;

/**
 * Reads {@code experiments.yaml}. The keys are the components of the records in this package, which give their bounds
 * and defaults:
 *
 * <pre>
 * paper: {title: ..., deck: ..., authors: [...], license: ...}    {@link Paper}
 * defaults: {seed: 42, device: auto}                              for experiments that do not say
 * wordsets:
 *   gender: {builtin: gender}                                     {@link WordSetSpec}; or {file: words.csv}
 *   asked:                                                        or the answers to prompts, {@link PromptsSpec}
 *     prompts: annexure-1                                         or [{label: female, text: ...}, ...]
 *     endpoint: {url: "http://localhost:11434/v1", model: ...}    {@link EndpointSpec} and {@link ChatSpec}
 * experiments:                                                    {@link Experiment}, of a kind that its keys tell
 *   - id: ...                                                     {@link ModelExperiment}
 *     title: ...
 *     corpus: {storyworld: {stories: 50000}}                      {@link CorpusSpec}, {@link DocumentsSpec},
 *                                                                 {@link FileSource}
 *     model: {train: {family: gpt-neo, layers: 1, ...}}           {@link ModelSpec}
 *     hook: blocks.0.hook_mlp_out                                 {@link HookName}
 *     words: {prependBos: false, pooling: last}                   {@link ActivationSpec}
 *     saes: [{id: standard, architecture: standard, ...}]         {@link SaeSpec}, {@link SaeArchitecture},
 *                                                                 {@link SaeTraining}, {@link SaePreset}; or {file: ...}
 *     wordset: gender
 *     concepts: [species, age]                                    further word sets on the same model and SAEs
 *     analyses: [t-test, probe: {folds: 5}]                       {@link AnalysisSpec}; a bare name takes all defaults
 *     tolerances: {"probe.*": {relative: 0.02}}                   {@link Tolerances}, of an experiment of any kind
 *   - id: ...                                                     {@link CalibrationExperiment}
 *     title: ...
 *     calibration: {familywise: {neurons: 1000}, power: {}}       {@link CalibrationSpec}
 *   - id: ...                                                     {@link PlantedExperiment}
 *     title: ...
 *     planted: {dIn: 64, features: 256, active: [5, 20]}          {@link PlantedSpec}
 *     saes: [{id: topk, architecture: topk, ...}]                 {@link PlantedSae}
 *   - id: ...                                                     {@link Sweep}: one experiment of any kind for each
 *     title: ...                                                  combination of values, which stand where a $name is
 *     saes: [{id: topk, architecture: topk, k: $k}]
 *     matrix: {k: [8, 16, 32], exclude: [...], include: [...]}
 * claims:                                                         {@link Claim}
 *   - id: ...
 *     sentence: ...
 *     assert: {value: probe.mlp.testAccuracy, of: ..., above: 0.5}  {@link Assertion}, {@link Relation}; a list of
 *                                                                 them, or of values, must hold as a whole
 * </pre>
 *
 * Values may be shared with YAML anchors and aliases.
 */
public final class StudyReader {
    private StudyReader() {}

    /**
     * Reads a study.
     *
     * @param file the YAML file, UTF-8, at most 256 KiB; paths in it are resolved against its folder
     * @throws InvalidStudyException with every mistake in the file
     */
    public static Study read(Path file) {
        Mistakes mistakes = new Mistakes();
        Value root = YamlFile.read(file, mistakes);
        Study study =
                root.section(section -> study(section, file.toAbsolutePath().normalize(), mistakes));
        if (!mistakes.inFileOrder().isEmpty()) {
            throw new InvalidStudyException(String.valueOf(file.getFileName()), mistakes.inFileOrder());
        }
        return study;
    }

    private static Study study(Section root, Path file, Mistakes mistakes) {
        Paper paper = root.required("paper").section(StudyReader::paper);
        Defaults defaults = root.section("defaults", Defaults::read);
        Map<String, WordSetSpec> wordsets = root.required("wordsets").section(s -> WordSetReader.readAll(s, file));
        ExperimentReader reader = new ExperimentReader(defaults, wordsets, file);
        ExperimentsReader experiments = new ExperimentsReader(reader, mistakes);
        root.required("experiments").list().forEach(experiments::add);
        List<Claim> claims = root.optional("claims")
                .map(list -> ClaimReader.readAll(list, experiments.experiments()))
                .orElse(List.of());
        return new Study(paper, experiments.experiments(), experiments.sweeps(), claims);
    }

    private static String license(Value value) {
        String license = value.text();
        if (!license.matches("[A-Za-z0-9.+-]{1,64}")) {
            value.mustBe("an SPDX identifier, such as CC-BY-4.0");
        }
        return license;
    }

    private static Paper paper(Section section) {
        String title = section.required("title").text();
        String deck = section.optional("deck").map(Value::text).orElse("");
        List<String> authors =
                section.required("authors").list().stream().map(Value::text).toList();
        return new Paper(
                title,
                deck,
                authors,
                section.optional("license").map(StudyReader::license).orElse(Paper.LICENSE));
    }
}
