package monosema.run;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import monosema.config.ModelSpec;
import monosema.data.Corpus;
import monosema.model.GptNeo;
import monosema.model.GptNeoFiles;
import monosema.model.GptNeoTrainer;
import monosema.model.LanguageModel;
import monosema.model.TrainingPoint;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.record.ModelTrainingRow;
import monosema.record.TableFiles;
import monosema.record.Throughput;
import monosema.tokens.WordTokenizer;

/** The language model, trained from scratch on the corpus; its training goes on from its checkpoint if it was stopped. */
record ModelStage(ModelSpec.TrainedGptNeo spec, Path corpusFolder, Seed seed, Device device) {

    void write(StageWriter out, Progress progress) throws IOException {
        Corpus corpus = CorpusFiles.read(corpusFolder);
        GptNeoTrainer.Trained trained = new GptNeoTrainer(spec, corpus, seed, device, out.checkpoint()).train(progress);
        try (GptNeo model = trained.model()) {
            GptNeoFiles.save(model, out.file(""));
            TableFiles.modelTraining(out.recordFile("model-training.csv"), rows(trained.curve()));
            out.count("model.parameters", model.parameterCount(), "parameters");
        }
        out.throughput(Throughput.of("tokens", trained.tokensPerSecond()));
        out.number("model.steps", spec.steps(), "steps");
        double loss = heldOutLoss(trained.curve());
        long tokens = corpus.heldOut().limit() - 1L;
        out.number("model.heldOutLoss", loss, "nats/token", tokens);
        out.number("model.excess", loss / corpus.heldOutEntropy() - 1, "proportion", tokens);
    }

    /** Reads the model of a stage back; the caller closes it. */
    static LanguageModel load(Path folder, Corpus corpus, Device device) {
        return GptNeoFiles.load(folder, new WordTokenizer(corpus.vocabulary()), device);
    }

    private static List<ModelTrainingRow> rows(List<TrainingPoint> curve) {
        return curve.stream()
                .map(point -> new ModelTrainingRow(
                        point.step(),
                        point.tokens(),
                        point.trainLoss(),
                        point.heldOutLoss() == null ? Double.NaN : point.heldOutLoss()))
                .toList();
    }

    private static double heldOutLoss(List<TrainingPoint> curve) {
        Double loss = curve.get(curve.size() - 1).heldOutLoss();
        if (loss == null) {
            throw new IllegalStateException("the last point of a training curve has a held-out loss");
        }
        return loss;
    }
}
