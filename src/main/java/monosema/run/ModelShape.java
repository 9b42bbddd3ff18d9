package monosema.run;

import java.util.Optional;
import monosema.config.ModelSpec;
import monosema.model.HookSite;
import monosema.model.LanguageModel;

/**
 * The sizes of a language model.
 *
 * @param name what SAELens' files call the model
 * @param blocks transformer blocks
 * @param dModel width of the residual stream
 * @param dMlp width of the MLP's hidden neurons
 * @param context the most tokens of a window
 * @param vocabulary number of tokens; 0 where it is not known yet
 * @param parameters number of weights; 0 where it is not known yet
 */
record ModelShape(String name, int blocks, int dModel, int dMlp, int context, int vocabulary, long parameters) {

    /** What a declaration says; empty where only the model's files know. */
    static Optional<ModelShape> declared(ModelSpec spec) {
        return spec.match(
                trained -> Optional.of(new ModelShape(
                        "storyworld-gpt-neo-%dl-%dd".formatted(trained.layers(), trained.dModel()),
                        trained.layers(),
                        trained.dModel(),
                        4 * trained.dModel(),
                        trained.context(),
                        0,
                        0)),
                pretrained -> Optional.empty());
    }

    /** The sizes of a model that is here. */
    static ModelShape of(LanguageModel model, String name) {
        return new ModelShape(
                name,
                model.layers(),
                model.width(new HookSite(0, HookSite.Kind.MLP_OUT)),
                model.width(new HookSite(0, HookSite.Kind.MLP_POST)),
                model.context(),
                model.tokenizer().size(),
                model.parameterCount());
    }

    /**
     * The width of the values at a hook site.
     *
     * @throws monosema.io.BadInputException if it is no supported site
     */
    int width(String hookName) {
        return HookSite.parse(hookName).kind() == HookSite.Kind.MLP_POST ? dMlp : dModel;
    }
}
