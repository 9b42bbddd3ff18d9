package monosema.kills;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import monosema.provenance.Seed;

/**
 * {@code mvn -Pbench test-compile -Dbench=kills}: 500 kills of a small study at random instants, and one at each line of
 * each method that puts something in its place.
 */
public final class KillsBench {
    /** Methods by class, of {@code run}. */
    static final Map<String, List<String>> RUN = Map.of(
            "monosema.store.StageStore", List.of("make"),
            "monosema.store.Folders", List.of("move", "write"),
            "monosema.checkpoint.CheckpointFile", List.of("keep", "write"),
            "monosema.checkpoint.PartsFile", List.of("append"),
            "monosema.record.FolderSwap", List.of("replace"),
            "monosema.record.BuildReport", List.of("write"));

    /** Methods by class, of {@code report}. */
    static final Map<String, List<String>> REPORT =
            Map.of("monosema.site.SiteFiles", List.of("update", "write"), "monosema.LastTime", List.of("remember"));

    private static final int KILLS = Integer.getInteger("monosema.kills", 500);

    private KillsBench() {}

    /** Kills, prints progress and a verdict. */
    public static void run(PrintStream out) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("monosema-kills");
        try {
            Campaign campaign = new Campaign(folder, new Seed(42), out);
            campaign.atRandom(KILLS);
            int atRandom = campaign.kills();
            each(campaign, "run", RUN);
            each(campaign, "report", REPORT);
            campaign.faults().forEach(out::println);
            out.printf(
                    "%d kills at random instants, %d at chosen lines, went on %d times: %s%n",
                    atRandom,
                    campaign.kills() - atRandom,
                    campaign.wentOn(),
                    campaign.faults().isEmpty()
                            ? "nothing redone, the same bytes"
                            : campaign.faults().size() + " FAULTS");
        } finally {
            Build.remove(folder);
        }
    }

    private static void each(Campaign campaign, String command, Map<String, List<String>> methods)
            throws IOException, InterruptedException {
        for (Map.Entry<String, List<String>> type : methods.entrySet()) {
            for (String method : type.getValue()) {
                campaign.atEachLine(command, type.getKey(), method);
            }
        }
    }
}
