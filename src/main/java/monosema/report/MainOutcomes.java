package monosema.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import monosema.record.Interval;
import monosema.record.Result;
import monosema.report.chart.SweptOutcome;

/** The results by which the cells of a sweep are compared: those of the kinds below that all of their records have. */
final class MainOutcomes {
    /** More are in the records alone. */
    static final int MOST = 12;

    private static final List<Kind> KINDS = List.of(
            kind("model\\.heldOutLoss", "held-out loss of the model"),
            kind("sae\\.(?<of>[^.]+)\\.l0", "L0"),
            kind("sae\\.(?<of>[^.]+)\\.explainedVariance", "explained variance"),
            kind("sae\\.(?<of>[^.]+)\\.ceRecovered", "CE recovered"),
            kind("sae\\.(?<of>[^.]+)\\.deadShare", "dead features"),
            kind("probe\\.(?<of>[^.]+)\\.testAccuracy", "probe accuracy"),
            kind("frames\\.(?<of>[^.]+)\\.byWord\\.testAccuracy", "probe accuracy in frames"),
            kind("ttest\\.(?<of>[^.]+)\\.maxT", "significant neurons"),
            kind("planted\\.(?<of>[^.]+\\.[^.]+)\\.meanBestCosine", "best cosine"),
            kind("planted\\.(?<of>[^.]+\\.[^.]+)\\.meanMatchedCosine", "matched cosine"),
            kind("planted\\.(?<of>[^.]+\\.[^.]+)\\.explainedVariance", "explained variance"),
            kind("(?<of>familywise|uniformity|coverage|power)\\..+", ""));

    private MainOutcomes() {}

    /**
     * A kind of result.
     *
     * @param id of its results; the group {@code of} is what it is of
     * @param name as tables say it; empty for the id itself
     */
    private record Kind(Pattern id, String name) {
        Optional<String> of(String result) {
            Matcher matcher = id.matcher(result);
            return matcher.matches()
                    ? Optional.of(matcher.groupCount() == 0 || name.isEmpty() ? "" : matcher.group("of"))
                    : Optional.empty();
        }
    }

    private static Kind kind(String id, String name) {
        return new Kind(Pattern.compile(id), name);
    }

    /**
     * All of them, kind after kind.
     *
     * @param records results by cell
     */
    static List<SweptOutcome> of(Map<String, List<Result>> records) {
        Map<String, Map<String, Result>> byResult = new LinkedHashMap<>();
        records.forEach((cell, results) ->
                results.forEach(result -> byResult.computeIfAbsent(result.id(), one -> new LinkedHashMap<>())
                        .put(cell, result)));
        byResult.values().removeIf(byCell -> byCell.size() < records.size());
        List<SweptOutcome> outcomes = new ArrayList<>();
        for (Kind kind : KINDS) {
            long alike = byResult.keySet().stream()
                    .filter(id -> kind.of(id).isPresent())
                    .count();
            byResult.forEach((id, byCell) ->
                    kind.of(id).ifPresent(what -> outcomes.add(outcome(id, name(kind, id, what, alike), byCell))));
        }
        return outcomes;
    }

    private static String name(Kind kind, String id, String of, long alike) {
        String plain = kind.name().isEmpty() ? id : kind.name();
        return alike == 1 || of.isEmpty() ? plain : plain + ", " + (of.equals("mlp") ? "MLP" : of);
    }

    private static SweptOutcome outcome(String id, String name, Map<String, Result> byCell) {
        Map<String, SweptOutcome.Point> points = new LinkedHashMap<>();
        byCell.forEach((cell, result) -> points.put(cell, point(result)));
        return new SweptOutcome(id, name, byCell.values().iterator().next().unit(), points);
    }

    private static SweptOutcome.Point point(Result result) {
        double lower = result.bounds().map(Interval::lower).orElse(result.value());
        double upper = result.bounds().map(Interval::upper).orElse(result.value());
        return new SweptOutcome.Point(result.value(), lower, upper);
    }
}
