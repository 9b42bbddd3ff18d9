package monosema.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import monosema.config.yaml.Mistakes;
import monosema.config.yaml.Value;

/** Reads the experiments of a study one after the other, a sweep as its cells; no two of them have the same id. */
final class ExperimentsReader {
    private final ExperimentReader reader;
    private final SweepReader sweepReader;
    private final Map<String, Integer> lineOfId = new HashMap<>();
    private final List<Experiment> experiments = new ArrayList<>();
    private final List<Sweep> sweeps = new ArrayList<>();

    ExperimentsReader(ExperimentReader reader, Mistakes mistakes) {
        this.reader = reader;
        this.sweepReader = new SweepReader(reader, lineOfId, mistakes);
    }

    void add(Value value) {
        if (value.has(SweepReader.MATRIX)) {
            SweepReader.Expanded expanded = sweepReader.read(value);
            sweeps.add(expanded.sweep());
            experiments.addAll(expanded.experiments());
        } else {
            experiments.add(value.section(section -> {
                Experiment experiment = reader.read(section);
                section.optional("id").ifPresent(id -> Ids.mustBeNew("experiment", experiment.id(), id, lineOfId));
                return experiment;
            }));
        }
    }

    List<Experiment> experiments() {
        return experiments;
    }

    List<Sweep> sweeps() {
        return sweeps;
    }
}
