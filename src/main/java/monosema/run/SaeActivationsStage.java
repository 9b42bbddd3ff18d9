package monosema.run;

import java.nio.file.Path;
import monosema.activations.ActivationMatrix;
import monosema.record.TableFiles;
import monosema.sae.Sae;

/** The words' feature activations: the encoder of an SAE applied to the words' MLP activations. */
record SaeActivationsStage(String saeId, Path wordActivationsFolder, Path saeFolder) {

    void write(StageWriter out) {
        TableFiles.sparseActivations(out.recordFile("activations-" + saeId + ".csv"), encode(out));
    }

    /** Writes them for later stages alone. */
    ActivationMatrix encode(StageWriter out) {
        Sae sae = SaeStage.load(saeFolder, saeId);
        ActivationMatrix features = sae.encode(ActivationFiles.read(wordActivationsFolder));
        double[] norms = sae.decoderNorms();
        float[] weights = new float[norms.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) norms[i];
        }
        ActivationFiles.write(out, features, weights);
        return features;
    }
}
