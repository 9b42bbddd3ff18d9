package monosema.kills;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import monosema.provenance.Seed;

/**
 * {@code mvn -Pbench test-compile -Dbench=kills}: 500 kills of a small study at random instants, and one at each line of
 * each method that puts something in its place.
 */
public final class KillsBench {
    /** Methods that put something in its place, and the command that comes to them. */
    private static final List<Target> TARGETS = List.of(
            new Target("run", "monosema.record.FolderSwap", "replace"),
            new Target("run", "monosema.record.BuildReport", "write"),
            new Target("report", "monosema.site.SiteFiles", "update"),
            new Target("report", "monosema.site.SiteFiles", "write"),
            new Target("report", "monosema.LastTime", "remember"),
            new Target("run", "monosema.checkpoint.CheckpointFile", "write"),
            new Target("run", "monosema.checkpoint.CheckpointFile", "keep"),
            new Target("run", "monosema.checkpoint.PartsFile", "append"),
            new Target("run", "monosema.store.StageStore", "make"),
            new Target("run", "monosema.store.Folders", "move"),
            new Target("run", "monosema.store.Folders", "write"));

    private record Target(String command, String type, String method) {}

    private static final int KILLS = Integer.getInteger("monosema.kills", 500);

    private KillsBench() {}

    /** Kills, prints progress and a verdict. */
    public static void run(PrintStream out) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("monosema-kills");
        try {
            Campaign campaign = new Campaign(folder, new Seed(42), out);
            campaign.atRandom(KILLS);
            int atRandom = campaign.kills();
            for (Target target : TARGETS) {
                campaign.atEachLine(target.command(), target.type(), target.method());
            }
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
}
