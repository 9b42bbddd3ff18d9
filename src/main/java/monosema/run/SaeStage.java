package monosema.run;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import monosema.activations.ActivationSource;
import monosema.activations.CorpusActivations;
import monosema.config.SaeSpec;
import monosema.config.StreamSpec;
import monosema.data.Corpus;
import monosema.model.LanguageModel;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.record.SaeTrainingRow;
import monosema.record.TableFiles;
import monosema.sae.LoadedSae;
import monosema.sae.Sae;
import monosema.sae.SaeLensFolder;
import monosema.sae.SaeLensMetadata;
import monosema.sae.SaeQuality;
import monosema.sae.SaeQualityMeter;
import monosema.sae.SaeTrainer;
import monosema.sae.SaeTrainingPoint;
import monosema.sae.TrainedSae;

/** A sparse autoencoder trained on the corpus' activations at the hook site, and measured on the held-out stories. */
record SaeStage(
        SaeSpec.Trained spec,
        String hook,
        StreamSpec stream,
        String modelName,
        Path corpusFolder,
        Path modelFolder,
        Seed seed,
        Device device) {

    void write(StageWriter out, Progress progress) throws IOException {
        Corpus corpus = CorpusFiles.read(corpusFolder);
        try (LanguageModel model = ModelStage.load(modelFolder, corpus, device)) {
            CorpusActivations activations = new CorpusActivations(model, hook, model.context(), stream);
            ActivationSource source = position -> activations.shuffled(corpus.train(), seed);
            TrainedSae trained = new SaeTrainer(spec, device).train(source, progress);
            files(out, trained, model);
            numbers(out, trained.sae(), quality(activations, corpus, trained.sae()));
        }
    }

    private SaeQuality quality(CorpusActivations activations, Corpus corpus, Sae sae) {
        try (NDManager manager = NDManager.newBaseManager(device);
                LoadedSae loaded = sae.load(manager)) {
            SaeQualityMeter meter = new SaeQualityMeter(loaded);
            activations.forEachBatch(corpus.heldOut(), meter::add);
            return meter.quality();
        }
    }

    private void files(StageWriter out, TrainedSae trained, LanguageModel model) {
        SaeLensFolder.write(
                out.recordFolder("saes/" + spec.id()),
                trained.sae(),
                new SaeLensMetadata(modelName, hook, "storyworld", model.context(), stream.prependBos()));
        TableFiles.saeTraining(out.recordFile("sae-" + spec.id() + "-training.csv"), rows(trained.points()));
    }

    private void numbers(StageWriter out, Sae sae, SaeQuality quality) {
        String id = "sae." + spec.id() + ".";
        long n = quality.tokens();
        out.number(id + "dIn", sae.dIn(), "neurons");
        out.number(id + "dSae", sae.dSae(), "features");
        out.number(id + "steps", spec.training().steps(), "steps");
        out.count(id + "heldOutTokens", n, "tokens");
        out.number(id + "explainedVariance", quality.explainedVariance(), "proportion", n);
        out.number(id + "l0", quality.l0(), "features", n);
        out.number(id + "mse", quality.mse(), "squared norm", n);
        out.number(id + "deadShare", quality.deadShare(), "proportion", n);
        out.number(id + "denseShare", quality.denseShare(), "proportion", n);
    }

    /** Reads the SAE of a stage back. */
    static Sae load(Path folder, String id) {
        return SaeLensFolder.read(
                folder.resolve(StageWriter.RECORD).resolve("saes").resolve(id));
    }

    private static List<SaeTrainingRow> rows(List<SaeTrainingPoint> points) {
        return points.stream()
                .map(point -> new SaeTrainingRow(
                        point.step(), point.loss(), point.mse(), point.l1(), point.l0(), point.explainedVariance()))
                .toList();
    }
}
