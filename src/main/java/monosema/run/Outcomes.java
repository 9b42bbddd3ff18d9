package monosema.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import monosema.config.Study;
import monosema.config.Sweep;
import monosema.record.BuildReport;

/** What became of a study's experiments in one line; of a sweep, how many of its cells came to what. */
record Outcomes(Study study, BuildReport report) {

    String line() {
        Map<String, Sweep> sweepOf = study.sweepOfCell();
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        for (BuildReport.Entry entry : report.experiments()) {
            String id =
                    Optional.ofNullable(sweepOf.get(entry.id())).map(Sweep::id).orElse(entry.id());
            counts.computeIfAbsent(id, one -> new TreeMap<>()).merge(entry.outcome(), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(one -> one.getKey() + ": " + shown(one.getValue()))
                .collect(Collectors.joining("; ", "records  ", ""));
    }

    private static String shown(Map<String, Integer> counts) {
        boolean one = counts.values().stream().mapToInt(Integer::intValue).sum() == 1;
        return counts.entrySet().stream()
                .map(outcome -> one ? outcome.getKey() : outcome.getValue() + " " + outcome.getKey())
                .collect(Collectors.joining(", "));
    }
}
