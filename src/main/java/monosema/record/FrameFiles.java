package monosema.record;

import java.nio.file.Path;
import java.util.List;
import monosema.data.SentenceFrame;
import monosema.io.Csv;

/** Writes the tables of words in sentence frames. The columns are a contract: append, never rename. */
public final class FrameFiles {
    private FrameFiles() {}

    /** {@code frames.csv}: the sentence frames, numbered from 1. */
    public static void frames(Path file, List<SentenceFrame> frames) {
        try (Csv.Writer out = Csv.write(file, List.of("frame", "text"))) {
            frames.forEach(frame -> out.row(frame.number(), frame.text()));
        }
    }

    /** {@code probe-frames.csv}. */
    public static void probes(Path file, List<FrameProbeRow> rows) {
        List<String> columns = List.of(
                "representation",
                "split",
                "task",
                "draw",
                "train_accuracy",
                "test_accuracy",
                "test_auc",
                "test_log_loss_bits");
        try (Csv.Writer out = Csv.write(file, columns)) {
            rows.forEach(row -> out.row(
                    row.representation(),
                    row.split(),
                    row.task(),
                    row.draw(),
                    row.trainAccuracy(),
                    row.testAccuracy(),
                    row.testAuc(),
                    row.testLogLossBits()));
        }
    }
}
