package monosema.parity;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What two ways of computing give for one model, side by side.
 *
 * @param experiment whose model it is
 * @param reference the one side
 * @param other the other side
 * @param differences of values
 * @param disagreements on what is active or significant
 */
public record ParityReport(
        String experiment, Way reference, Way other, List<Difference> differences, List<Disagreement> disagreements) {

    public ParityReport {
        differences = List.copyOf(differences);
        disagreements = List.copyOf(disagreements);
    }

    /** Compares two samples of one experiment. */
    public static ParityReport of(String experiment, ParitySample reference, ParitySample other) {
        Tolerance tolerance = Tolerance.between(reference.way(), other.way());
        List<Difference> differences = new ArrayList<>();
        List<Disagreement> disagreements = new ArrayList<>();
        add(differences, "loss of held-out tokens, nats", ParitySample.LOSSES, reference, other, tolerance);
        add(differences, "activations of held-out tokens", ParitySample.ACTIVATIONS, reference, other, tolerance);
        add(differences, "activations of the words", ParitySample.WORDS, reference, other, tolerance);
        reference.sae().ifPresent(sae -> {
            FloatBuffer one = reference.values(ParitySample.FEATURES);
            FloatBuffer two = other.values(ParitySample.FEATURES);
            String features = "features of SAE '" + sae + "'";
            differences.add(Difference.of(features, one, two, tolerance.relative(), (a, b) -> a > 0 && b > 0));
            disagreements.add(Disagreement.ofPositive(features + " active", one, two, tolerance.switched()));
        });
        add(differences, "t of each neuron on the words", ParitySample.T, reference, other, tolerance);
        add(disagreements, "significant neurons, raw p", ParitySample.SIGNIFICANT, reference, other);
        add(disagreements, "significant neurons, max-T", ParitySample.FAMILYWISE, reference, other);
        return new ParityReport(experiment, reference.way(), other.way(), differences, disagreements);
    }

    private static void add(
            List<Difference> to,
            String what,
            String tensor,
            ParitySample reference,
            ParitySample other,
            Tolerance tolerance) {
        to.add(Difference.of(what, reference.values(tensor), other.values(tensor), tolerance.relative()));
    }

    private static void add(
            List<Disagreement> to, String what, String tensor, ParitySample reference, ParitySample other) {
        to.add(Disagreement.of(what, reference.marked(tensor), other.marked(tensor)));
    }

    /** Whether all of it is within the tolerances. */
    public boolean within() {
        return differences.stream().allMatch(Difference::within)
                && disagreements.stream().allMatch(Disagreement::within);
    }

    /** The tables as lines of text. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("parity  %s: %s against %s".formatted(experiment, other, reference));
        lines.add("  %-36s%11s%11s%11s%11s%11s%11s%11s"
                .formatted("", "compared", "RMS", "mean diff", "largest", "/ RMS", "tolerated", "same bits"));
        differences.forEach(row -> lines.add(line(row)));
        lines.add("  %-36s%11s%11s%11s%11s".formatted("", "either", "one only", "share", "tolerated"));
        disagreements.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private static String line(Difference row) {
        return String.format(
                Locale.ROOT,
                "  %-36s%,11d%11.3g%11.1e%11.1e%11.1e%11.0e%10.1f%%  %s",
                row.what(),
                row.values(),
                row.rms(),
                row.mean(),
                row.largest(),
                row.relative(),
                row.tolerance(),
                100 * row.sameBits(),
                verdict(row.within()));
    }

    private static String line(Disagreement row) {
        return String.format(
                Locale.ROOT,
                "  %-36s%,11d%,11d%11.1e%11.0e  %s%s",
                row.what(),
                row.either(),
                row.oneOnly(),
                row.share(),
                row.tolerance(),
                verdict(row.within()),
                row.examples().isEmpty() ? "" : ", such as " + row.examples());
    }

    private static String verdict(boolean within) {
        return within ? "ok" : "BEYOND";
    }
}
