package monosema.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import monosema.config.yaml.Bounds;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads one experiment. */
final class ExperimentReader {
    private static final String CALIBRATION = "calibration";
    private static final String PLANTED = "planted";
    private static final String SAES = "saes";
    /** The keys of a model's experiment, which is told by the absence of another kind's. */
    private static final List<String> MODEL =
            List.of("corpus", "model", "hook", "words", "stream", SAES, "wordset", "concepts", "analyses", "needs");

    private final Defaults defaults;
    private final Map<String, WordSetSpec> wordsets;
    private final Path study;

    ExperimentReader(Defaults defaults, Map<String, WordSetSpec> wordsets, Path study) {
        this.defaults = defaults;
        this.wordsets = wordsets;
        this.study = study;
    }

    Experiment read(Section section) {
        Defaults own = defaults.overriddenBy(section);
        String id = Ids.read(section.required("id"));
        String title = section.required("title").text();
        RunMode run = section.word("run", RunMode.ALWAYS);
        Tolerances tolerances = section.section("tolerances", TolerancesReader::read);
        if (section.optional(CALIBRATION).isPresent()) {
            onlyOneKind(section, CALIBRATION);
            CalibrationSpec calibration = section.section(CALIBRATION, CalibrationReader::read);
            return new CalibrationExperiment(id, title, run, own.device(), own.seed(), calibration, tolerances);
        }
        if (section.optional(PLANTED).isPresent()) {
            onlyOneKind(section, PLANTED, SAES);
            PlantedSpec planted = section.section(PLANTED, PlantedReader::read);
            List<PlantedSae> saes =
                    PlantedReader.saes(section.required(SAES), new SaeReader(study, own.seed()), planted);
            return new PlantedExperiment(id, title, run, own.device(), own.seed(), planted, saes, tolerances);
        }
        return model(section, own, id, title, run, tolerances);
    }

    /** A key of another kind beside this kind's: one line, whatever stands in it. */
    private static void onlyOneKind(Section section, String kind, String... own) {
        List<String> others = Stream.concat(Stream.of(CALIBRATION, PLANTED), MODEL.stream())
                .filter(key -> !key.equals(kind) && !List.of(own).contains(key))
                .filter(key -> section.optional(key).isPresent())
                .toList();
        if (!others.isEmpty()) {
            section.mistake("must be of one kind, has " + kind + " beside " + String.join(", ", others));
        }
    }

    private ModelExperiment model(
            Section section, Defaults own, String id, String title, RunMode run, Tolerances tolerances) {
        CorpusSpec corpus = new CorpusReader(study).read(section.required("corpus"));
        ModelSpec model = ModelReader.read(section.required("model"), study);
        String hook = hook(section, model);
        Words words = section.section("words", s -> words(s, hook));
        List<AnalysisSpec> analyses =
                section.optional("analyses").map(list -> analyses(list, hook)).orElse(List.of());
        if (words.subset() == WordSubset.AGREEING && analyses.stream().noneMatch(AnalysisSpec.Lean.class::isInstance)) {
            section.mistake("words.only: agreeing needs the analysis lean, which says which words those are");
        }
        if (analyses.stream().anyMatch(AnalysisSpec.Causal.class::isInstance)
                && analyses.stream().noneMatch(AnalysisSpec.TTest.class::isInstance)) {
            section.mistake("analyses: causal needs the analysis t-test, which finds the neurons that it ablates");
        }
        List<String> needingGpu = new ArrayList<>();
        WordSetSpec wordset = wordset(section.required("wordset"));
        return new ModelExperiment(
                id,
                title,
                run,
                own.device(),
                own.seed(),
                corpus,
                model,
                words.activations(),
                section.section("stream", ExperimentReader::stream),
                saes(section.required(SAES), new SaeReader(study, own.seed()), needingGpu, analyses),
                wordset,
                analyses,
                section.optional("concepts")
                        .map(list -> concepts(list, wordset.name()))
                        .orElse(List.of()),
                words.subset(),
                new Needs(needsGpu(section), needingGpu),
                tolerances);
    }

    /** What {@code words} says. */
    private record Words(ActivationSpec activations, WordSubset subset) {}

    private static Words words(Section section, String hook) {
        return new Words(
                new ActivationSpec(
                        hook,
                        section.flag("prependBos", false),
                        section.word("pooling", ActivationSpec.Pooling.LAST),
                        section.flag("leadingSpace", false)),
                section.word("only", WordSubset.ALL));
    }

    private static StreamSpec stream(Section section) {
        return new StreamSpec(
                section.flag("prependBos", false),
                section.flag("excludeSpecialTokens", false),
                section.whole("context", Bounds.between(2, 1_000_000), 0));
    }

    private static String hook(Section section, ModelSpec model) {
        Value value = section.required("hook");
        String name = value.text();
        HookName.parse(name)
                .ifPresentOrElse(
                        hook -> {
                            model.blocks().ifPresent(layers -> {
                                if (section.isSound("model") && hook.layer() >= layers) {
                                    value.mistake("must name a layer from 0 to " + (layers - 1) + " of the model, was '"
                                            + name + "'");
                                }
                            });
                        },
                        () -> {
                            if (!name.isEmpty()) {
                                value.mustBe("blocks.<layer>.<site>, the site one of " + HookName.sites());
                            }
                        });
        return name;
    }

    private static boolean needsGpu(Section section) {
        return section.optional("needs")
                .map(needs -> needs.list().stream()
                        .map(need -> need.word(Needs.Kind.class))
                        .anyMatch(need -> need == Needs.Kind.GPU))
                .orElse(false);
    }

    private static List<SaeSpec> saes(
            Value list, SaeReader reader, List<String> needingGpu, List<AnalysisSpec> analyses) {
        Map<String, Integer> lineOfId = new HashMap<>();
        List<SaeSpec> saes = new ArrayList<>();
        for (Value value : list.list()) {
            saes.add(value.section(section -> {
                SaeSpec sae = reader.read(section);
                section.optional("id").ifPresent(id -> {
                    Ids.mustBeNew("SAE", sae.id(), id, lineOfId);
                    EffectivenessReader.check(sae.id(), id, analyses);
                });
                if (needsGpu(section)) {
                    needingGpu.add(sae.id());
                }
                return sae;
            }));
        }
        return saes;
    }

    private List<WordSetSpec> concepts(Value list, String primary) {
        Map<String, Integer> lineOfName = new HashMap<>();
        List<WordSetSpec> concepts = new ArrayList<>();
        for (Value value : list.list()) {
            WordSetSpec concept = wordset(value);
            String name = concept.name();
            Integer first = name.isEmpty() ? null : lineOfName.putIfAbsent(name, value.line());
            if (first != null) {
                value.mistake("duplicate concept '" + name + "' (first on line " + first + ")");
            } else if (name.equals(primary) && !name.isEmpty()) {
                value.mistake("'" + name + "' is the experiment's wordset already");
            } else if (name.equals(SAES)) {
                value.mistake("a concept cannot be called '" + SAES + "', as the record's folder of SAEs is");
            }
            concepts.add(concept);
        }
        return concepts;
    }

    private WordSetSpec wordset(Value value) {
        String name = value.text();
        WordSetSpec wordset = wordsets.get(name);
        if (wordset != null) {
            return wordset;
        }
        if (!name.isEmpty() && !wordsets.isEmpty()) {
            value.mistake("unknown word set '" + name + "': one of " + String.join(", ", wordsets.keySet()));
        }
        return new WordSetSpec.BuiltIn(name, name);
    }

    private static List<AnalysisSpec> analyses(Value list, String hook) {
        Map<String, Integer> lineOfKind = new HashMap<>();
        List<AnalysisSpec> analyses = new ArrayList<>();
        for (Value value : list.list()) {
            AnalysisSpec analysis = AnalysisReader.KINDS.readWrapped(value);
            EffectivenessReader.check(value, analysis, hook);
            analyses.add(analysis);
            AnalysisReader.KINDS.knownName(value).ifPresent(kind -> {
                Integer first = lineOfKind.putIfAbsent(kind, value.line());
                if (first != null) {
                    value.mistake("duplicate analysis '" + kind + "' (first on line " + first + ")");
                }
            });
        }
        return analyses;
    }
}
