package monosema.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import monosema.provenance.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench {@code kills} in small. */
@Tag("slow")
class KillsTest {
    @TempDir
    Path folder;

    @Test
    void aBuildThatIsKilledTwentyTimesEndsWithTheSameBytes() throws Exception {
        Campaign campaign = new Campaign(folder, new Seed(1), System.out);
        campaign.atLine("run", "monosema.store.StageStore", "make", 9);
        campaign.atLine("run", "monosema.checkpoint.CheckpointFile", "keep", 6);
        campaign.atLine("run", "monosema.record.FolderSwap", "replace", 8);
        campaign.atLine("report", "monosema.site.SiteFiles", "write", 8);
        campaign.atRandom(16);
        assertThat(campaign.faults()).isEmpty();
        assertThat(campaign.wentOn()).isPositive();
        assertThat(campaign.kills()).isGreaterThanOrEqualTo(18);
    }
}
