package monosema.run;

import java.nio.file.Path;
import monosema.activations.ActivationMatrix;
import monosema.activations.RandomRotation;
import monosema.provenance.Seed;

/**
 * The words' activations at the hook site, made into another representation to compare SAEs with. They stay in the store;
 * the record holds what is computed on them.
 */
record BaselineActivationsStage(Path wordActivationsFolder) {

    /** In the principal components of a stage. */
    void project(StageWriter out, Path components) {
        ActivationFiles.write(out, PrincipalComponentsStage.load(components).project(words()));
    }

    /** In a basis that is drawn at random. */
    void rotate(StageWriter out, Seed seed) {
        ActivationMatrix words = words();
        ActivationFiles.write(out, RandomRotation.draw(words.columns(), seed).rotate(words));
    }

    /** As an untrained SAE sees them; its decoder's rows have norm 1, and so its features weights of 1. */
    void encode(StageWriter out, Path untrained) {
        ActivationFiles.write(out, UntrainedSaeStage.load(untrained).encode(words()));
    }

    private ActivationMatrix words() {
        return ActivationFiles.read(wordActivationsFolder);
    }
}
