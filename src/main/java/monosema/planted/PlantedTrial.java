package monosema.planted;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import monosema.activations.ActivationStream;
import monosema.checkpoint.Parts;
import monosema.config.PlantedSpec;
import monosema.config.SaeSpec;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.sae.DictionaryRecovery;
import monosema.sae.LoadedSae;
import monosema.sae.Sae;
import monosema.sae.SaeQuality;
import monosema.sae.SaeQualityMeter;
import monosema.sae.SaeTrainer;

/**
 * One SAE, trained on activations made of one planted dictionary, and scored by what it found of it.
 *
 * <p>All SAEs of a study see the same dictionary and the same rows at one number of active features; their own seed is
 * another for each dictionary.
 */
public final class PlantedTrial {
    private static final int HELD_OUT_BATCH = 2048;

    private final PlantedSpec spec;
    private final int active;
    private final int dictionary;
    private final SaeSpec.Trained sae;
    private final Seed seed;
    private final Device device;

    /**
     * Prepares; nothing is drawn yet.
     *
     * @param active mean number of features in an activation
     * @param dictionary which of the study's, from 1
     * @param sae as declared; the dictionary's number goes into its seed
     * @param study the root of the study's random streams
     */
    public PlantedTrial(PlantedSpec spec, int active, int dictionary, SaeSpec.Trained sae, Seed study, Device device) {
        this.spec = spec;
        this.active = active;
        this.dictionary = dictionary;
        long own = new Seed(sae.training().seed())
                .child("dictionary." + dictionary)
                .value();
        this.sae = new SaeSpec.Trained(
                sae.id(), sae.expansion(), sae.architecture(), sae.training().seeded(own));
        this.seed = study.child("dictionary." + dictionary);
        this.device = device;
    }

    /**
     * What a trial comes to.
     *
     * @param score what was found of the dictionary
     * @param validation what scores by labels say beside it; empty where the study has no labels
     */
    public record Outcome(PlantedScore score, Optional<ValidationRow> validation) {}

    /**
     * Draws the dictionary, trains and scores.
     *
     * @throws monosema.io.BadInputException if the training diverges, with the step
     */
    public Outcome run(Progress progress) {
        PlantedDictionary planted = PlantedDictionary.draw(spec.dIn(), spec.features(), seed);
        FiringRates rates = FiringRates.zipf(spec.features(), spec.exponent(), active);
        Seed rows = seed.child("active." + active);
        SaeTrainer trainer = new SaeTrainer(sae, device);
        Sae trained = trainer.train(rows(planted, rates, rows.child("train")), progress)
                .sae();
        try (NDManager manager = NDManager.newBaseManager(device)) {
            DictionaryRecovery chance =
                    DictionaryRecovery.of(manager, planted.toArray(), trainer.untrained(spec.dIn()));
            DictionaryRecovery found = DictionaryRecovery.of(manager, planted.toArray(), trained);
            SaeQuality quality = quality(manager, trained, rows(planted, rates, rows.child("heldOut")));
            PlantedScore score = score(found, chance, quality);
            return new Outcome(
                    score,
                    spec.labels().any()
                            ? Optional.of(ValidationRow.of(
                                    score, LabelScores.of(trained, planted, rates, spec, rows.child("labels"))))
                            : Optional.empty());
        }
    }

    /**
     * Draws the dictionary, trains, and scores labels that say nothing.
     *
     * @param parts keeps draws
     */
    public List<NoiseRow> noise(Progress progress, Parts parts) {
        PlantedDictionary planted = PlantedDictionary.draw(spec.dIn(), spec.features(), seed);
        FiringRates rates = FiringRates.zipf(spec.features(), spec.exponent(), active);
        Seed rows = seed.child("active." + active);
        Sae trained = new SaeTrainer(sae, device)
                .train(rows(planted, rates, rows.child("train")), Progress.SILENT)
                .sae();
        return new NoiseStudy(trained, planted, rates, spec, rows.child("noise")).run(progress, parts);
    }

    private PlantedRows rows(PlantedDictionary planted, FiringRates rates, Seed own) {
        return new PlantedRows(planted, rates, spec.leastStrength(), spec.mostStrength(), own, device);
    }

    private SaeQuality quality(NDManager manager, Sae trained, PlantedRows rows) {
        try (LoadedSae loaded = trained.load(manager);
                ActivationStream stream = rows.open(0)) {
            SaeQualityMeter meter = new SaeQualityMeter(loaded);
            for (int left = spec.heldOutRows(); left > 0; left -= HELD_OUT_BATCH) {
                try (NDManager scope = manager.newSubManager()) {
                    meter.add(stream.next(scope, Math.min(left, HELD_OUT_BATCH)));
                }
            }
            return meter.quality();
        }
    }

    private PlantedScore score(DictionaryRecovery found, DictionaryRecovery chance, SaeQuality quality) {
        return new PlantedScore(
                sae.id(),
                sae.architecture().kind(),
                active,
                dictionary,
                found.meanBestCosine(),
                found.meanMatchedCosine(),
                found.shareBestAbove09(),
                found.shareMatchedAbove09(),
                quality.explainedVariance(),
                quality.l0(),
                quality.deadShare(),
                sae.training().steps(),
                chance.meanBestCosine(),
                chance.meanMatchedCosine());
    }
}
