package monosema.run;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import monosema.record.SaeDensityRow;
import monosema.record.SaeTables;
import monosema.sae.CrossEntropyRecovered;
import monosema.sae.DecoderGeometry;
import monosema.sae.DensityHistogram;
import monosema.sae.LoadedSae;
import monosema.sae.Sae;
import monosema.sae.SaeQuality;
import monosema.sae.SaeQualityMeter;
import monosema.stats.Histogram;

/** How good an SAE is on the held-out stories, alone and spliced into the model. */
record SaeQualityStage(String id, Path saeFolder, HeldOutSite site, Device device) {

    void write(StageWriter out) throws IOException {
        Sae sae = SaeStage.load(saeFolder, id);
        try (NDManager manager = NDManager.newBaseManager(device);
                LoadedSae loaded = sae.load(manager)) {
            SaeQualityMeter meter = new SaeQualityMeter(loaded);
            site.feed(meter::add);
            numbers(out, meter.quality());
            SaeTables.density(out.recordFile("sae-" + id + "-density.csv"), rows(DensityHistogram.of(meter.density())));
            double alike =
                    DecoderGeometry.of(manager, sae, meter.liveFeatures()).meanMaxCosine();
            if (Double.isFinite(alike)) {
                out.number(name("meanMaxCosine"), alike, "none", (long) meter.liveFeatures().length);
            }
            crossEntropy(out, site.crossEntropy().of(loaded));
        }
    }

    private void numbers(StageWriter out, SaeQuality quality) {
        long n = quality.tokens();
        out.count(name("heldOutTokens"), n, "tokens");
        out.number(name("explainedVariance"), quality.explainedVariance(), "proportion", n);
        out.number(name("l0"), quality.l0(), "features", n);
        out.number(name("mse"), quality.mse(), "squared norm", n);
        if (Double.isFinite(quality.cosine())) {
            out.number(name("cosine"), quality.cosine(), "none", n - quality.zeroNormTokens());
        }
        out.number(name("deadShare"), quality.deadShare(), "proportion", n);
        out.number(name("denseShare"), quality.denseShare(), "proportion", n);
    }

    private void crossEntropy(StageWriter out, CrossEntropyRecovered measured) {
        long n = measured.predictions();
        out.number(name("ceOriginal"), measured.original(), "nats/token", n);
        out.number(name("ceSpliced"), measured.spliced(), "nats/token", n);
        out.number(name("ceZeroAblated"), measured.zeroAblated(), "nats/token", n);
        out.number(name("ceMeanAblated"), measured.meanAblated(), "nats/token", n);
        defined(out, "ceRecovered", measured.ceRecovered(), n);
        defined(out, "ceRecoveredAgainstMean", measured.ceRecoveredAgainstMean(), n);
    }

    private void defined(StageWriter out, String quantity, double value, long n) {
        if (Double.isFinite(value)) {
            out.number(name(quantity), value, "proportion", n);
        }
    }

    private String name(String quantity) {
        return "sae." + id + "." + quantity;
    }

    private static List<SaeDensityRow> rows(DensityHistogram histogram) {
        List<SaeDensityRow> rows = new ArrayList<>();
        rows.add(new SaeDensityRow(0, 0, histogram.never()));
        Histogram active = histogram.active();
        for (int bin = 0; bin < active.counts().size(); bin++) {
            rows.add(new SaeDensityRow(
                    active.edges().get(bin),
                    active.edges().get(bin + 1),
                    active.counts().get(bin)));
        }
        return rows;
    }
}
