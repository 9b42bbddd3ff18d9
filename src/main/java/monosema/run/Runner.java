package monosema.run;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import monosema.config.Experiment;
import monosema.config.Study;
import monosema.io.BadInputException;
import monosema.record.BuildReport;
import monosema.record.RecordUpdate;
import monosema.store.StageStore;

/** Runs a study: what can be known to be wrong is said before any work, then experiments in order, some side by side. */
public final class Runner {
    private final Study study;
    private final RunOptions options;
    private final Console console;
    private final PromptedWordSets prompted;

    public Runner(Study study, RunOptions options, Console console) {
        this(study, options, console, PromptedWordSets.REAL);
    }

    Runner(Study study, RunOptions options, Console console, PromptedWordSets.Clients clients) {
        this.study = study;
        this.options = options.with(study.withCells(options.only()));
        this.console = console;
        this.prompted = new PromptedWordSets(options.ask(), clients, console);
    }

    /**
     * Runs what is due and writes {@code build.json}; an experiment that fails does not stop the others.
     *
     * @throws BadInputException before any work, if something is wrong that can be known then; one line a mistake
     */
    public BuildReport run() {
        Preflight preflight = new Preflight(study, options, prompted, line -> console.line("  " + line));
        Map<String, ExperimentStages> ready = preflight.check();
        study.experiments().forEach(experiment -> RecordUpdate.recover(options.record(experiment.id())));
        List<Experiment> due =
                study.experiments().stream().filter(options::isDue).toList();
        Map<String, BuildReport.Entry> entries = new LinkedHashMap<>();
        if (!due.isEmpty()) {
            StageStore store = StageStore.open(options.store(), console::line);
            ComputeDevice.unusedGpu().ifPresent(console::line);
            Slots slots = new Slots(FreeMemory.bytes());
            SweepCells sweeps = new SweepCells(study, due, store, console::line);
            List<Supplier<BuildReport.Entry>> builds = new ArrayList<>();
            for (Experiment experiment : due) {
                ExperimentStages stages = ready.get(experiment.id());
                if (stages == null) {
                    sweeps.done(experiment.id());
                    continue;
                }
                ExperimentBuild build =
                        new ExperimentBuild(experiment, stages, options, store, voice(experiment, due), slots, sweeps);
                builds.add(() -> {
                    try {
                        return build.build();
                    } finally {
                        sweeps.done(experiment.id());
                    }
                });
            }
            SideBySide.all(options.jobs(), builds).forEach(entry -> entries.put(entry.id(), entry));
        }
        List<BuildReport.Entry> all = new ArrayList<>();
        for (Experiment experiment : study.experiments()) {
            BuildReport.Entry entry = entries.get(experiment.id());
            all.add(entry == null ? left(experiment) : entry);
        }
        return publish(new BuildReport(all));
    }

    /** Several experiments at a time say which of them speaks. */
    private Console voice(Experiment experiment, List<Experiment> due) {
        return options.jobs() > 1 && due.size() > 1 ? console.of(experiment.id()) : console;
    }

    private BuildReport.Entry left(Experiment experiment) {
        boolean recorded = Files.exists(options.record(experiment.id()).resolve("results.json"));
        String outcome = recorded ? BuildReport.Entry.KEPT : BuildReport.Entry.NOT_RUN;
        return new BuildReport.Entry(experiment.id(), outcome, null, List.of(), BuildReport.rerun(experiment.id()));
    }

    private BuildReport publish(BuildReport report) {
        report.write(options.target());
        console.line(new Outcomes(study, report).line());
        return report;
    }
}
