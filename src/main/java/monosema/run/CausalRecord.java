package monosema.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import monosema.behaviour.LeanEffect;
import monosema.io.Numbers;
import monosema.record.CausalFile;
import monosema.record.CausalRow;

/**
 * What interventions in one representation leave in the record. Ids are {@code causal.<representation>.<intervention>.
 * <quantity>}, with a dot and the label behind where it is of one class alone.
 */
final class CausalRecord {
    private static final String NATS = "nats";

    private final String representation;
    private final StageWriter out;
    private final List<CausalRow> rows = new ArrayList<>();

    CausalRecord(String representation, StageWriter out) {
        this.representation = representation;
        this.out = out;
    }

    /** Which neurons are ablated; what is not defined without any is left out. */
    void neurons(CausalNeurons neurons) {
        out.count(id("neurons"), neurons.significant().length, "neurons");
        out.count(id("matchedNeurons"), neurons.matchedSize(), "neurons");
        out.count(id("matchedSets"), neurons.matched().size(), "sets");
        if (neurons.significant().length > 0) {
            out.number(id("magnitude"), neurons.magnitude(), "none");
        }
        if (!neurons.matched().isEmpty()) {
            out.number(id("matchedMagnitude"), neurons.matchedMagnitude(), "none");
        }
    }

    /** The lean of the model as it is. */
    void untouched(List<LeanEffect> lean) {
        for (LeanEffect effect : lean) {
            out.number(id("lean" + ofLabel(effect)), effect.change(), NATS, (long) effect.words());
        }
    }

    /** The direction that is steered along, and the activations' root-mean-square norm. */
    void direction(CausalDirection direction, double rootMeanSquare) {
        out.number(id("steer.strength"), direction.probe().strength(), "none");
        out.number(id("steer.optimalityGap"), direction.probe().optimalityGap(), "none");
        out.number(id("steer.rms"), rootMeanSquare, "none");
    }

    /** What an ablation did. */
    void ablation(String intervention, int neurons, List<LeanEffect> effects) {
        effects.forEach(effect -> add(intervention, Double.NaN, neurons, effect, id(intervention + ".")));
    }

    /** What a step did. */
    void step(double step, List<LeanEffect> effects) {
        String id = id(CausalRow.STEER + "." + name(step) + ".");
        effects.forEach(effect -> add(CausalRow.STEER, step, 0, effect, id));
    }

    /** Such as {@code -0.5} or {@code 1}. */
    static String name(double step) {
        return new BigDecimal(Numbers.shortest(step)).stripTrailingZeros().toPlainString();
    }

    void write() {
        CausalFile.write(out.recordFile(CausalFile.NAME), rows);
    }

    private void add(String intervention, double step, int neurons, LeanEffect effect, String id) {
        out.number(id + "change" + ofLabel(effect), effect.change(), NATS, (long) effect.words());
        effect.random().ifPresent(random -> {
            long counterparts = random.counterparts();
            out.number(id + "randomChange" + ofLabel(effect), random.change(), NATS, counterparts);
            out.number(id + "p" + ofLabel(effect), random.p(), "none", counterparts);
        });
        Optional<LeanEffect.Random> random = effect.random();
        rows.add(new CausalRow(
                representation,
                intervention,
                step,
                effect.label().orElse(""),
                effect.towards().orElse(""),
                effect.words(),
                neurons,
                effect.change().value(),
                effect.change().lower(),
                effect.change().upper(),
                random.map(LeanEffect.Random::counterparts).orElse(0),
                random.map(it -> it.change().value()).orElse(Double.NaN),
                random.map(it -> it.change().lower()).orElse(Double.NaN),
                random.map(it -> it.change().upper()).orElse(Double.NaN),
                random.map(LeanEffect.Random::p).orElse(Double.NaN)));
    }

    private static String ofLabel(LeanEffect effect) {
        return effect.label().map(label -> "." + label).orElse("");
    }

    private String id(String quantity) {
        return "causal." + representation + "." + quantity;
    }
}
