package monosema.run;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress as a bar that moves in place, with rate and time left: for a terminal. */
final class BarProgress implements Console.StageProgress {
    private final String stage;
    private @Nullable ProgressBar bar;

    BarProgress(String stage) {
        this.stage = stage;
    }

    @Override
    public void step(long done, long total, String detail) {
        ProgressBar shown = bar;
        if (shown == null) {
            shown = new ProgressBarBuilder()
                    .setTaskName("          " + stage)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(500)
                    .showSpeed()
                    .clearDisplayOnFinish()
                    .build();
            bar = shown;
        }
        shown.setExtraMessage(detail);
        shown.stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
