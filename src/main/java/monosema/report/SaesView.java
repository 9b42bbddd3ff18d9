package monosema.report;

import java.util.List;
import monosema.record.ExperimentRecord;
import org.jspecify.annotations.Nullable;

/**
 * The SAEs of an experiment, and what their quality says of them together; the numbers of each are its results.
 *
 * @param all in the order of the declaration
 * @param sweep what they say as a sweep; null for fewer than {@link #SWEEP}
 * @param pairs those of one recipe and different seeds; empty where there are none
 * @param rates those that differ in their learning rate alone; empty where there are none
 * @param oneModel whether all were measured on as many tokens against the same losses of the model
 */
public record SaesView(
        List<SaeView> all, @Nullable SweepView sweep, List<SeedPair> pairs, List<RateGroup> rates, boolean oneModel) {
    /** From so many SAEs on they are shown as a sweep: together rather than one by one. */
    public static final int SWEEP = 4;

    private static final List<String> OF_THE_MODEL =
            List.of("heldOutTokens", "ceOriginal", "ceZeroAblated", "ceMeanAblated");

    public SaesView {
        all = List.copyOf(all);
        pairs = List.copyOf(pairs);
        rates = List.copyOf(rates);
    }

    /** Their architectures, such as {@code topk}, each once, in the order of the declaration. */
    public List<String> architectures() {
        return all.stream().map(SaeView::architecture).distinct().toList();
    }

    /** Whether an experiment's SAEs are shown as a sweep. */
    static boolean sweeps(List<SaeView> saes) {
        return saes.size() >= SWEEP;
    }

    static SaesView of(ExperimentRecord source, List<SaeView> saes) {
        Bound r = new Bound(source);
        return new SaesView(
                saes,
                sweeps(saes) ? SweepView.of(saes, r) : null,
                source.saeMatchings().stream().map(row -> SeedPair.of(row, r)).toList(),
                RateGroup.of(saes),
                OF_THE_MODEL.stream().allMatch(id -> same(saes, id, r)));
    }

    private static boolean same(List<SaeView> saes, String id, Bound r) {
        return saes.stream()
                        .mapToDouble(sae -> r.value("sae.%s.%s".formatted(sae.id(), id)))
                        .distinct()
                        .count()
                <= 1;
    }
}
