package monosema.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that {@code experiments.yaml} declares, defaults filled in; {@link StudyReader} reads it.
 *
 * @param paper what the paper is called and who wrote it
 * @param experiments at least one, in file order, each cell of a sweep where the sweep stands; ids are unique
 * @param sweeps in file order
 * @param claims what the paper claims of their results, in file order; ids are unique; none by default
 */
public record Study(Paper paper, List<Experiment> experiments, List<Sweep> sweeps, List<Claim> claims) {
    public Study {
        experiments = List.copyOf(experiments);
        sweeps = List.copyOf(sweeps);
        claims = List.copyOf(claims);
    }

    /** A study without sweeps and claims. */
    public Study(Paper paper, List<Experiment> experiments) {
        this(paper, experiments, List.of(), List.of());
    }

    /** The sweep of each experiment that is a cell of one, by its id. */
    public Map<String, Sweep> sweepOfCell() {
        Map<String, Sweep> sweepOf = new HashMap<>();
        sweeps.forEach(sweep -> sweep.cells().forEach(cell -> sweepOf.put(cell.id(), sweep)));
        return sweepOf;
    }

    /** Ids as they are declared, in file order: a sweep's own, not its cells'. */
    public List<String> declaredIds() {
        Map<String, Sweep> sweepOf = sweepOfCell();
        Set<String> ids = new LinkedHashSet<>();
        experiments.forEach(experiment -> ids.add(
                Optional.ofNullable(sweepOf.get(experiment.id())).map(Sweep::id).orElse(experiment.id())));
        return new ArrayList<>(ids);
    }

    /** Ids with a sweep's replaced by its cells'; one that names nothing stays. */
    public Set<String> withCells(Set<String> ids) {
        Set<String> all = new LinkedHashSet<>(ids);
        for (Sweep sweep : sweeps) {
            if (all.remove(sweep.id())) {
                sweep.cells().forEach(cell -> all.add(cell.id()));
            }
        }
        return all;
    }
}
