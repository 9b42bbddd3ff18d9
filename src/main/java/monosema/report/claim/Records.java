package monosema.report.claim;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import monosema.config.ResultName;
import monosema.config.yaml.NearestWord;
import monosema.io.OneLine;
import monosema.record.ExperimentRecord;
import monosema.record.Result;

/** The records that claims speak of, each read once, when it is first asked for. */
final class Records {
    private static final int NEAREST = 3;

    private final Path data;
    private final Map<String, Optional<ExperimentRecord>> read = new HashMap<>();

    Records(Path data) {
        this.data = data;
    }

    /** Whether an experiment has a record. */
    boolean has(String experiment) {
        return record(experiment).isPresent();
    }

    private Optional<ExperimentRecord> record(String experiment) {
        return read.computeIfAbsent(experiment, id -> {
            Path folder = data.resolve(id);
            return ExperimentRecord.existsIn(folder) ? Optional.of(ExperimentRecord.read(folder)) : Optional.empty();
        });
    }

    /**
     * A result.
     *
     * @param bounded whether one without an interval is of no use
     */
    Lookup look(ResultName name, boolean bounded) {
        Optional<ExperimentRecord> record = record(name.experiment());
        if (record.isEmpty()) {
            return Lookup.absent(Verdict.NOT_RECORDED, name.experiment() + " has no record here");
        }
        return record.get()
                .find(name.result())
                .map(result -> bounded && result.bounds().isEmpty() ? unbounded(name) : Lookup.found(result))
                .orElseGet(() -> missing(name, record.get().results()));
    }

    private static Lookup unbounded(ResultName name) {
        return Lookup.absent(
                Verdict.BROKEN,
                "the record of %s gives no interval for %s"
                        .formatted(name.experiment(), OneLine.quoted(name.result())));
    }

    private static Lookup missing(ResultName name, List<Result> results) {
        List<String> ids = results.stream().map(Result::id).toList();
        List<String> nearest = NearestWord.ranked(name.result(), ids, NEAREST).stream()
                .map(OneLine::text)
                .toList();
        return Lookup.absent(
                Verdict.BROKEN,
                "the record of %s has no result %s; nearest are %s"
                        .formatted(name.experiment(), OneLine.quoted(name.result()), String.join(", ", nearest)));
    }
}
