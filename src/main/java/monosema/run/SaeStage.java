package monosema.run;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import monosema.config.SaeSpec;
import monosema.provenance.Progress;
import monosema.record.SaeTrainingRow;
import monosema.record.TableFiles;
import monosema.record.Throughput;
import monosema.sae.ProductRate;
import monosema.sae.Sae;
import monosema.sae.SaeLensFolder;
import monosema.sae.SaeLensMetadata;
import monosema.sae.SaeMemory;
import monosema.sae.SaeTrainer;
import monosema.sae.SaeTrainingPoint;
import monosema.sae.TrainedSae;

/** A sparse autoencoder trained on the corpus' activations at the hook site; it goes on from its checkpoint if stopped. */
record SaeStage(SaeSpec.Trained spec, SaeLensMetadata metadata, TrainingActivations activations, Device device) {

    void write(StageWriter out, Consumer<String> messages, Progress progress) throws IOException {
        messages.accept(SaeMemory.estimate(spec, activations.dIn(), FreeMemory.bytes(device)));
        TrainedSae trained = new SaeTrainer(spec, device, out.checkpoint()).train(activations.source(), progress);
        out.throughput(throughput(trained));
        SaeLensFolder.write(
                out.recordFolder("saes/" + spec.id()),
                trained.sae(),
                metadata.with("stage", out.stage()).with("activation_scale", trained.activationScale()));
        TableFiles.saeTraining(out.recordFile("sae-" + spec.id() + "-training.csv"), rows(trained.points()));
        String id = "sae." + spec.id() + ".";
        out.number(id + "dIn", trained.sae().dIn(), "neurons");
        out.number(id + "dSae", trained.sae().dSae(), "features");
        out.number(id + "steps", spec.training().steps(), "steps");
    }

    /** On a GPU beside what its matrix products alone reach there; on a CPU measuring that would take too long. */
    private Throughput throughput(TrainedSae trained) {
        if (!device.isGpu()) {
            return Throughput.of("rows", trained.rowsPerSecond());
        }
        int dIn = trained.sae().dIn();
        int dSae = trained.sae().dSae();
        return new Throughput(
                "rows",
                trained.rowsPerSecond(),
                trained.rowsPerSecond() * ProductRate.flopsPerRow(dIn, dSae),
                ProductRate.measure(device, spec.training().batch(), dIn, dSae));
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
