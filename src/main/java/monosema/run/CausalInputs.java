package monosema.run;

import java.nio.file.Path;
import java.util.Optional;
import monosema.activations.ActivationMatrix;
import monosema.data.WordSet;
import monosema.record.TTestFile;
import monosema.record.TTestRow;
import monosema.sae.Sae;

/**
 * What earlier stages left of a representation that is intervened in.
 *
 * @param representation {@code mlp} or an SAE's id
 * @param site folder of the words' activations at the hook site
 * @param activations folder of the words' activations in the representation; of the MLP the same
 * @param sae folder of the SAE; empty for the MLP
 * @param test folder of the representation's t-test
 */
record CausalInputs(String representation, Path site, Path activations, Optional<Path> sae, Path test) {

    /** At the hook site. */
    ActivationMatrix siteActivations() {
        return ActivationFiles.read(site);
    }

    /** Of the representation, as they are. */
    ActivationMatrix plainActivations() {
        return ActivationFiles.read(activations);
    }

    /** Of the representation, each neuron times the length that one unit of it adds. */
    ActivationMatrix weightedActivations(WordSet words) {
        return ActivationFiles.readWeighted(activations, words);
    }

    Optional<Sae> loadSae() {
        return sae.map(folder -> SaeStage.load(folder, representation));
    }

    /** Neurons that the t-test finds by max-T, in order of number; a new array. */
    int[] significant() {
        return TTestFile.read(test.resolve(StageWriter.RECORD).resolve("ttest-" + representation + ".csv")).stream()
                .filter(TTestRow::familywise)
                .mapToInt(TTestRow::neuron)
                .toArray();
    }
}
