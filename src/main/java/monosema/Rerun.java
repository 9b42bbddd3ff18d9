package monosema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import monosema.io.OneLine;
import monosema.run.AskedStages;
import monosema.store.StageInput;
import monosema.store.StoredInput;
import monosema.store.StoredStage;
import monosema.store.StoredStages;

/** Whether an experiment, as it is declared now, would make a stage again, and why: what moved, followed upstream. */
final class Rerun {
    private final StoredStages stored;
    private final AskedStages asked;
    private final Set<String> told = new HashSet<>();
    private final List<String> lines = new ArrayList<>();

    Rerun(StoredStages stored, AskedStages asked) {
        this.stored = stored;
        this.asked = asked;
    }

    /**
     * The lines.
     *
     * @param stage its name
     * @param shown the result that the user has before him, if there is one
     */
    List<String> lines(String stage, Optional<StoredStage> shown) {
        Optional<StageInput> input = asked.find(stage);
        if (input.isPresent()) {
            lines(input.get(), shown);
        } else if (asked.end().isPresent()) {
            beyond(stage, asked.end().get());
        } else {
            line(0, asked.experiment() + ": does not ask for it as it is declared now");
        }
        return List.copyOf(lines);
    }

    /** What comes after the end of what can be told is made again where what it read is. */
    private void beyond(String stage, String why) {
        Optional<StoredInput> before = stored.lastInput(asked.experiment(), stage);
        List<String> moved = new ArrayList<>();
        before.ifPresent(last -> last.upstream()
                .forEach((name, key) -> asked.find(name)
                        .filter(now -> !now.key().hex().equals(key))
                        .ifPresent(now -> moved.add(name))));
        if (moved.isEmpty()) {
            line(0, asked.experiment() + ": it cannot be told whether it would rerun: " + why);
            return;
        }
        line(
                0,
                asked.experiment() + ": would rerun, if it is still asked for: upstream " + String.join(", ", moved)
                        + " changed");
        before.ifPresent(last ->
                moved.forEach(name -> moved(1, name, last.upstream().getOrDefault(name, ""))));
    }

    private void lines(StageInput input, Optional<StoredStage> shown) {
        Optional<String> why = stored.whyToRun(asked.experiment(), input);
        String key = input.key().hex();
        if (why.isPresent()) {
            line(0, asked.experiment() + ": would rerun: " + why.get());
            stored.lastInput(asked.experiment(), input.stage())
                    .ifPresent(before -> upstream(1, before, StoredInput.of(input)));
        } else if (shown.isPresent() && !shown.get().key().equals(key)) {
            line(
                    0,
                    asked.experiment() + ": would not rerun, and use " + key.substring(0, 12) + " instead: "
                            + stored.input(shown.get())
                                    .map(before -> before.changesTo(StoredInput.of(input)))
                                    .orElse("inputs changed"));
        } else {
            line(0, asked.experiment() + ": would not rerun");
        }
    }

    private void upstream(int depth, StoredInput before, StoredInput now) {
        now.upstream().forEach((name, key) -> {
            String earlier = before.upstream().get(name);
            if (earlier != null && !earlier.equals(key) && told.add(name)) {
                moved(depth, name, earlier);
            }
        });
    }

    private void moved(int depth, String name, String earlier) {
        Optional<StoredInput> before = stored.input(name, earlier).or(() -> stored.lastInput(asked.experiment(), name));
        Optional<StoredInput> now = asked.find(name).map(StoredInput::of);
        if (before.isPresent() && now.isPresent()) {
            line(depth, name + ": " + before.get().changesTo(now.get()));
            upstream(depth + 1, before.get(), now.get());
        }
    }

    private void line(int depth, String text) {
        lines.add("  ".repeat(depth) + OneLine.text(text));
    }
}
