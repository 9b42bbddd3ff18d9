package monosema.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import monosema.activations.PrincipalComponents;
import monosema.activations.RowMoments;
import monosema.io.Safetensors;

/** All principal components of the activations of held-out text at the hook site: the labelled words have no part in them. */
record PrincipalComponentsStage(HeldOutSite site) {
    private static final String FILE = "components.safetensors";

    void write(StageWriter out) throws IOException {
        RowMoments rows = new RowMoments(site.dIn());
        site.feed(rows::add);
        PrincipalComponents components = PrincipalComponents.of(rows);
        components.tensors().write(out.file(FILE));
        double[] variances = components.variances();
        double total = DoubleStream.of(variances).sum();
        out.count("baseline.pca.tokens", rows.rows(), "tokens");
        out.count("baseline.pca.components", variances.length, "components");
        if (total > 0) {
            out.number("baseline.pca.firstShare", variances[0] / total, "proportion", rows.rows());
        }
    }

    /** Reads those of a stage back. */
    static PrincipalComponents load(Path folder) {
        return PrincipalComponents.of(Safetensors.read(folder.resolve(FILE)));
    }
}
