package monosema.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import monosema.config.DeviceChoice;
import monosema.config.Experiment;
import monosema.config.RunMode;
import monosema.hub.HubSettings;

/**
 * What the command line asks of a run.
 *
 * @param site folder of the paper; records lie in its {@code data}
 * @param store folder of the stage store
 * @param target folder of what only this build needs
 * @param device instead of every experiment's own choice
 * @param only ids of the experiments to run; empty for those that are declared to run always
 * @param all whether experiments on request run too
 * @param grade how reproducible the arithmetic is; the JVM's environment must be that grade's
 * @param hub where files of the hub come from
 * @param rerecord whether numbers that differ under the same declaration replace the committed ones
 * @param ask word sets whose prompts are put again though they are answered
 * @param jobs how many experiments may run side by side, at least 1
 */
public record RunOptions(
        Path site,
        Path store,
        Path target,
        Optional<DeviceChoice> device,
        Set<String> only,
        boolean all,
        Grade grade,
        HubSettings hub,
        boolean rerecord,
        AskAnew ask,
        int jobs) {
    public RunOptions {
        only = Set.copyOf(only);
        if (jobs < 1) {
            throw new IllegalArgumentException("jobs %d must be >= 1".formatted(jobs));
        }
    }

    /** Options of a run that asks nothing that is answered, one experiment after the other. */
    public RunOptions(
            Path site,
            Path store,
            Path target,
            Optional<DeviceChoice> device,
            Set<String> only,
            boolean all,
            Grade grade,
            HubSettings hub,
            boolean rerecord) {
        this(site, store, target, device, only, all, grade, hub, rerecord, AskAnew.NONE, 1);
    }

    /** These options for other experiments. */
    RunOptions with(Set<String> experiments) {
        return new RunOptions(site, store, target, device, experiments, all, grade, hub, rerecord, ask, jobs);
    }

    /** Whether an experiment runs, by name or by its own declaration. */
    boolean isDue(Experiment experiment) {
        return only.isEmpty() ? all || experiment.run() == RunMode.ALWAYS : only.contains(experiment.id());
    }

    /** Folder of an experiment's committed record. */
    Path record(String experiment) {
        return site.resolve("data").resolve(experiment);
    }
}
