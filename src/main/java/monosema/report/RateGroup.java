package monosema.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.report.text.Numeral;

/**
 * SAEs that differ in their learning rate alone.
 *
 * @param recipe of all of them, such as {@code TopK, k = 16}
 * @param saes by rising rate, at least two
 */
public record RateGroup(String recipe, List<Row> saes) {

    public RateGroup {
        saes = List.copyOf(saes);
    }

    /**
     * One of them.
     *
     * @param id of the SAE
     * @param learningRate Adam's, before its decay
     * @param first whether it is the group's first in the declaration, whose recipe the others vary
     */
    public record Row(String id, double learningRate, boolean first) {
        /** As the declaration has it. */
        public String rate() {
            return Numeral.declared(learningRate);
        }
    }

    /** The groups of an experiment's SAEs, in the order of the declaration. */
    static List<RateGroup> of(List<SaeView> saes) {
        Map<String, List<SaeView>> groups = new LinkedHashMap<>();
        saes.stream()
                .filter(SaeView::trained)
                .forEach(sae -> groups.computeIfAbsent(sae.rest(), rest -> new ArrayList<>())
                        .add(sae));
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .map(RateGroup::group)
                .toList();
    }

    private static RateGroup group(List<SaeView> saes) {
        return new RateGroup(
                saes.get(0).recipe(),
                saes.stream()
                        .map(sae -> new Row(sae.id(), sae.learningRate(), sae.equals(saes.get(0))))
                        .sorted(Comparator.comparingDouble(Row::learningRate))
                        .toList());
    }
}
