package monosema.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import monosema.checkpoint.PartsFile;
import monosema.config.PlantedLabels;
import monosema.config.PlantedSpec;
import monosema.provenance.Progress;
import monosema.provenance.Seed;
import monosema.sae.Sae;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoiseStudyTest {
    private static final int DRAWS = 2;
    private static final PlantedSpec SPEC =
            new PlantedSpec(3, 4, List.of(1), 0, 0.5, 1.5, 1, 100, new PlantedLabels(2, 40, DRAWS, 19));

    @TempDir
    static Path folder;

    private static final List<Long> STEPS = new ArrayList<>();
    private static final List<String> MESSAGES = new ArrayList<>();
    private static List<NoiseRow> rows;

    @BeforeAll
    static void runOnce() {
        rows = kept(study(1), (done, total, detail) -> STEPS.add(done));
        assertThat(MESSAGES).isEmpty();
    }

    @Test
    void everyDrawHasItsScoreItsIntervalsAndAPThatItsPermutationsCanGive() {
        assertThat(rows).extracting(NoiseRow::draw).containsExactly(0, 1);
        assertThat(rows).extracting(NoiseRow::effectiveness).doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.effectiveness()).isBetween(row.lower(), row.upper()).isBetween(-0.3, 0.2);
            assertThat(row.gain()).isBetween(row.gainLower(), row.gainUpper());
            assertThat(row.gainP()).isBetween(1e-4, 1.0);
            double rank = row.p() * 20;
            assertThat(rank).isEqualTo(Math.rint(rank)).isBetween(1.0, 20.0);
            assertThat(row.covers()).isEqualTo(row.lower() <= 0 && row.upper() >= 0);
        });
        assertThat(STEPS).containsExactly(1L, 2L);
    }

    @Test
    void drawsThatWereKeptAreNotMadeAgain() {
        assertThat(kept(study(2), Progress.SILENT))
                .as("another seed, whose draws are not made since those of the first are there")
                .isEqualTo(rows);
        assertThat(MESSAGES).containsExactly("goes on: 2 parts are done");
    }

    private static List<NoiseRow> kept(NoiseStudy study, Progress progress) {
        try (PartsFile parts = new PartsFile(folder.resolve("parts"), "key", MESSAGES::add)) {
            return study.run(progress, parts);
        }
    }

    private static NoiseStudy study(long seed) {
        PlantedDictionary dictionary = PlantedDictionary.draw(3, 4, new Seed(8));
        double[][] rows = dictionary.toArray();
        float[] encoder = new float[3 * 4];
        float[] decoder = new float[4 * 3];
        for (int i = 0; i < 12; i++) {
            encoder[i] = (float) rows[i % 4][i / 4];
            decoder[i] = (float) rows[i / 3][i % 3];
        }
        Sae sae = Sae.of(3, 4, encoder, new float[4], decoder, new float[3]);
        return new NoiseStudy(sae, dictionary, FiringRates.zipf(4, 0, 1), SPEC, new Seed(seed));
    }
}
