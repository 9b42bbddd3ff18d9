package monosema.run;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import monosema.record.SaeMatchingRow;
import monosema.record.SaeTables;
import monosema.sae.DecoderMatching;

/** How many features two SAEs of one recipe and different seeds share. */
record SaeMatchingStage(String id, String other, Path saeFolder, Path otherFolder, Device device) {

    void write(StageWriter out) {
        try (NDManager manager = NDManager.newBaseManager(device)) {
            DecoderMatching matching =
                    DecoderMatching.of(manager, SaeStage.load(saeFolder, id), SaeStage.load(otherFolder, other));
            SaeTables.matchings(
                    out.recordFile(SaeTables.MATCHINGS),
                    List.of(new SaeMatchingRow(
                            id,
                            other,
                            matching.pairs(),
                            matching.unpaired(),
                            matching.meanCosine(),
                            matching.shareAbove09(),
                            matching.shareAbove07())));
            String name = "sae.%s.matching.%s.".formatted(id, other);
            long n = matching.pairs();
            out.count(name + "pairs", n, "pairs");
            out.number(name + "meanCosine", matching.meanCosine(), "none", n);
            out.number(name + "shareAbove09", matching.shareAbove09(), "proportion", n);
            out.number(name + "shareAbove07", matching.shareAbove07(), "proportion", n);
        }
    }
}
