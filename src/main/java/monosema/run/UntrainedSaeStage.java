package monosema.run;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import monosema.activations.RowSample;
import monosema.config.SaeSpec;
import monosema.io.Json;
import monosema.io.Safetensors;
import monosema.provenance.Seed;
import monosema.record.Result;
import monosema.sae.LoadedSae;
import monosema.sae.Sae;
import monosema.sae.SaeEncoding;
import monosema.sae.SaeQualityMeter;
import monosema.sae.UntrainedSae;

/**
 * An SAE of random directions, as wide and as sparse as a trained one.
 *
 * @param id of the trained one
 * @param recipe by which it was trained, if here
 * @param saeFolder its stage
 * @param qualityFolder the stage that measured its L0
 */
record UntrainedSaeStage(
        String id,
        Optional<SaeSpec.Trained> recipe,
        Path saeFolder,
        Path qualityFolder,
        HeldOutSite site,
        Seed seed,
        Device device) {
    private static final String FILE = "untrained.safetensors";

    void write(StageWriter out) throws IOException {
        UntrainedSae untrained = UntrainedSae.beside(SaeStage.load(saeFolder, id), recipe, seed);
        RowSample rows = new RowSample(untrained.sampleRows(), site.dIn(), seed);
        site.feed(rows::add);
        double target = l0();
        Sae sae = untrained.ofL0(target, rows, device);
        Safetensors.of(sae.tensors(), Map.of()).write(out.file(FILE));
        out.number(name("targetL0"), target, "features");
        out.number(name("bias"), sae.tensor("b_enc").buffer().get(0), "none", (long) rows.size());
        measure(out, sae);
    }

    private double l0() {
        Result[] results = Json.read(qualityFolder.resolve(StageWriter.RESULTS), Result[].class);
        return Arrays.stream(results)
                .filter(result -> result.id().equals("sae." + id + ".l0"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private void measure(StageWriter out, Sae sae) throws IOException {
        try (NDManager manager = NDManager.newBaseManager(device);
                LoadedSae loaded = sae.load(manager)) {
            SaeQualityMeter meter = new SaeQualityMeter(loaded);
            site.feed(meter::add);
            out.number(
                    name("l0"),
                    meter.quality().l0(),
                    "features",
                    meter.quality().tokens());
            out.number(
                    name("deadShare"),
                    meter.quality().deadShare(),
                    "proportion",
                    meter.quality().tokens());
        }
    }

    private String name(String quantity) {
        return "baseline." + Representations.untrained(id) + "." + quantity;
    }

    /** Reads that of a stage back. */
    static Sae load(Path folder) {
        var tensors = Safetensors.read(folder.resolve(FILE)).tensors();
        var encoder = Optional.ofNullable(tensors.get("W_enc")).orElseThrow().shape();
        return Sae.of(new SaeEncoding.Relu(), false, encoder.get(0), encoder.get(1), tensors);
    }
}
