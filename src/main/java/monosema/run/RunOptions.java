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
        AskAnew ask) {
    public RunOptions {
        only = Set.copyOf(only);
    }

    /** Options of a run that asks nothing that is answered. */
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
        this(site, store, target, device, only, all, grade, hub, rerecord, AskAnew.NONE);
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
