package monosema.run;

import ai.djl.Device;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import monosema.config.CorpusSpec;
import monosema.config.Declaration;
import monosema.config.DocumentsSpec;
import monosema.config.ModelExperiment;
import monosema.config.ModelSpec;
import monosema.data.CleanedWordSet;
import monosema.data.StoryWorld;
import monosema.hub.Hub;
import monosema.hub.HubFile;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.store.StageResult;
import monosema.tokens.WordTokenizer;

/**
 * The stages of model and corpus. A model that is trained reads its corpus first; one that somebody has trained comes
 * first, since its tokenizer makes the corpus, or it writes the corpus itself.
 */
final class StudiedModelStages {
    private final ModelExperiment experiment;
    private final CleanedWordSet wordset;
    private final StageRunner stages;
    private final FrameStages frames;
    private final Hub hub;
    private final Device device;
    private final Seed seed;

    StudiedModelStages(
            ModelExperiment experiment,
            CleanedWordSet wordset,
            StageRunner stages,
            FrameStages frames,
            Hub hub,
            Device device) {
        this.experiment = experiment;
        this.wordset = wordset;
        this.stages = stages;
        this.frames = frames;
        this.hub = hub;
        this.device = device;
        this.seed = new Seed(experiment.seed());
    }

    /** Runs them, and checks that the model can read words and frames before much is spent. */
    StudiedModel run(StageResult words) {
        return experiment.model().match(trained -> trained(trained, words), this::pretrained);
    }

    private StudiedModel trained(ModelSpec.TrainedGptNeo spec, StageResult words) {
        StageResult corpus = storyWorld((CorpusSpec.StoryWorld) experiment.corpus());
        stages.plain(
                StageName.WORD_FACTS,
                "",
                Map.of(),
                List.of(words, corpus),
                (out, progress) -> new WordFactsStage(wordset, corpus.folder()).write(out));
        frames.openings(
                corpus,
                () -> new WordTokenizer(CorpusFiles.read(corpus.folder()).vocabulary()));
        StageResult model = stages.tensors(
                StageName.MODEL,
                "",
                Declaration.of(spec),
                List.of(corpus),
                (out, progress) -> new ModelStage(spec, corpus.folder(), seed, device).write(out, progress));
        return new StudiedModel(
                model,
                List.of(corpus, model),
                Optional.of(corpus),
                ModelShape.declared(spec).orElseThrow(),
                () -> ModelStage.load(model.folder(), CorpusFiles.read(corpus.folder()), device));
    }

    private StageResult storyWorld(CorpusSpec.StoryWorld spec) {
        return stages.external(
                StageName.CORPUS,
                "",
                Declaration.of(spec),
                Map.of("storyworld", StoryWorld.checksum()),
                List.of(),
                (out, progress) -> new CorpusStage(spec, seed).write(out));
    }

    private StudiedModel pretrained(ModelSpec.Pretrained spec) {
        PretrainedModel source = new PretrainedModel(spec, hub);
        StageResult model = stages.external(
                StageName.MODEL_FILES,
                "",
                Declaration.of(spec),
                spec.home() instanceof ModelSpec.Folder ? checksums(source) : Map.of(),
                List.of(),
                (out, progress) -> new PretrainedStage(spec, source, device).write(out, progress));
        StudiedModel.Loader loader = () -> {
            PretrainedStage.mustBeTheSame(model.folder(), source.files(Progress.SILENT));
            return source.load(device, Progress.SILENT);
        };
        frames.openings(model, () -> {
            try (var loaded = loader.load()) {
                return loaded.tokenizer();
            }
        });
        return new StudiedModel(
                model, List.of(model), corpus(model, loader), PretrainedStage.shape(model.folder()), loader);
    }

    /** The SAEs alone read it: where none can run, it is not made, and not downloaded either. */
    private Optional<StageResult> corpus(StageResult model, StudiedModel.Loader loader) {
        boolean read = experiment.saes().stream().anyMatch(sae -> SaeStages.runsHere(sae, experiment, device));
        return experiment
                .corpus()
                .match(
                        told -> {
                            throw new IllegalStateException("read by models that are trained on it alone");
                        },
                        documents ->
                                read ? Optional.of(documents(documents, model, loader)) : skipped(StageName.DOCUMENTS),
                        sample -> read ? Optional.of(sample(sample, model, loader)) : skipped(StageName.SAMPLE));
    }

    private Optional<StageResult> skipped(StageName corpus) {
        stages.skip(corpus.label(), "no SAE that reads it can be trained here", corpus);
        return Optional.empty();
    }

    private StageResult sample(CorpusSpec.Sample spec, StageResult model, StudiedModel.Loader loader) {
        return stages.tensors(
                StageName.SAMPLE,
                "",
                Declaration.of(spec),
                List.of(model),
                (out, progress) -> new SampleStage(spec, loader, seed).write(out, progress));
    }

    private StageResult documents(DocumentsSpec spec, StageResult model, StudiedModel.Loader loader) {
        DocumentFiles files = new DocumentFiles(spec, hub);
        return stages.external(
                StageName.DOCUMENTS,
                "",
                Declaration.of(spec),
                files.checksums(),
                List.of(model),
                (out, progress) -> new DocumentsStage(spec, files, loader).write(out, progress));
    }

    /** SHA-256 of the model's files by name. */
    private static Map<String, String> checksums(PretrainedModel source) {
        Map<String, String> checksums = new LinkedHashMap<>();
        for (Map.Entry<String, HubFile> file : source.files(Progress.SILENT).entrySet()) {
            checksums.put("model " + file.getKey(), file.getValue().sha256());
        }
        return checksums;
    }
}
