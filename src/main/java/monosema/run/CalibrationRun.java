package monosema.run;

import ai.djl.Device;
import java.util.List;
import java.util.Map;
import monosema.calibration.Distribution;
import monosema.calibration.ProbeCoverageStudy;
import monosema.calibration.SampleCoverageStudy;
import monosema.checkpoint.PartsFile;
import monosema.config.CalibrationExperiment;
import monosema.config.CalibrationSpec;
import monosema.config.Declaration;
import monosema.config.Spec;
import monosema.provenance.Seed;

/** A calibration study as its stages: parts that need nothing of each other, each stored on its own. */
record CalibrationRun(CalibrationExperiment experiment) implements ExperimentStages {

    @Override
    public void run(StageRunner stages, Device device) {
        CalibrationSpec spec = experiment.calibration();
        Seed seed = new Seed(experiment.seed()).child("calibration");
        for (Distribution distribution : Distribution.values()) {
            part(
                    stages,
                    StageName.FAMILYWISE,
                    distribution.label(),
                    spec.familywise(),
                    (out, progress) -> new FamilywiseStage(spec.familywise(), distribution, seed.child("familywise"))
                            .write(out, progress));
        }
        part(
                stages,
                StageName.UNIFORMITY,
                "",
                spec.uniformity(),
                (out, progress) ->
                        new UniformityStage(spec.uniformity(), seed.child("uniformity")).write(out, progress));
        CalibrationSpec.Coverage coverage = spec.coverage();
        part(
                stages,
                StageName.COVERAGE,
                "samples",
                coverage,
                (out, progress) ->
                        CoverageStage.write(SampleCoverageStudy.run(coverage, seed.child("samples"), progress), out));
        part(stages, StageName.COVERAGE, "probes", coverage, (out, progress) -> {
            try (PartsFile parts = out.parts()) {
                CoverageStage.write(ProbeCoverageStudy.run(coverage, seed.child("probes"), progress, parts), out);
            }
        });
        for (Distribution distribution : List.of(Distribution.NORMAL, Distribution.ZERO_INFLATED)) {
            part(
                    stages,
                    StageName.POWER,
                    distribution.label(),
                    spec.power(),
                    (out, progress) ->
                            new PowerStage(spec.power(), distribution, seed.child("power")).write(out, progress));
        }
    }

    private static void part(StageRunner stages, StageName name, String part, Spec spec, StageWork work) {
        Map<String, Object> parameters = Declaration.of(spec);
        stages.plain(name, part, parameters, List.of(), work);
    }
}
