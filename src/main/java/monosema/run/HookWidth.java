package monosema.run;

import monosema.config.ModelExperiment;
import monosema.model.HookSite;

/** The width of the activations that an experiment studies, known before there is a model. */
final class HookWidth {
    private HookWidth() {}

    static int of(ModelExperiment experiment) {
        HookSite.Kind site = HookSite.parse(experiment.activations().hook()).kind();
        return experiment
                .model()
                .match(trained -> site == HookSite.Kind.MLP_POST ? 4 * trained.dModel() : trained.dModel());
    }
}
