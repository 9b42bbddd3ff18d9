package monosema.report;

import java.util.List;
import java.util.stream.Collectors;
import monosema.report.chart.Representation;

/** What the chart of test loss by number of neurons says. */
final class SparsityFinding {
    private SparsityFinding() {}

    static String of(List<Representation> representations, Bound r) {
        return "Lowest test loss on the L1 path: "
                + representations.stream()
                        .map(one -> one(one, r.at("logistic." + one.id() + ".l1")))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String one(Representation representation, Bound l1) {
        return "%s %s bits with %s of its neurons, on shuffled labels %s bits with %s on average"
                .formatted(
                        representation.name(),
                        l1.fixed("lowestLossBits", 3),
                        l1.count("lowestNonzero"),
                        l1.fixed("nullLowestLossBits", 3),
                        l1.fixed("nullLowestNonzero", 1));
    }
}
