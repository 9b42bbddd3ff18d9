package monosema;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import monosema.io.OneLine;
import monosema.store.StoredStage;

/** What lies in a store, a line each, in columns, with totals. */
final class StoreTable {
    private static final List<String> HEAD = List.of("stage", "key", "size", "made", "used", "took", "experiments", "");
    private static final int SHOWN_EXPERIMENTS = 2;

    private final List<StoredStage> stages;
    private final Instant now;

    StoreTable(List<StoredStage> stages, Instant now) {
        this.stages = List.copyOf(stages);
        this.now = now;
    }

    /** The lines, the totals last. */
    List<String> lines() {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        stages.forEach(stage -> rows.add(row(stage)));
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(aligned(rows, row)));
        lines.add("");
        lines.add(totals());
        if (stages.stream().anyMatch(this::isAhead)) {
            lines.add("made or used \"in\" a time: ahead of this machine's clock, which was set back or runs slow");
        }
        return lines;
    }

    private List<String> row(StoredStage stage) {
        return List.of(
                stage.stage().isEmpty() ? "-" : OneLine.text(stage.stage()),
                key(stage),
                Amounts.bytes(stage.bytes()),
                Amounts.age(stage.made(), now),
                Amounts.age(stage.used(), now),
                Amounts.seconds(stage.seconds()),
                experiments(stage),
                note(stage));
    }

    /** The first twelve digits. */
    static String key(StoredStage stage) {
        return switch (stage.state()) {
            case STORED, DAMAGED, BEING_MADE, UNFINISHED ->
                OneLine.text(stage.key().substring(0, Math.min(12, stage.key().length())));
            case SET_ASIDE, SHARED -> "-";
        };
    }

    private static String experiments(StoredStage stage) {
        List<String> all = stage.experiments();
        String shown = String.join(", ", all.subList(0, Math.min(SHOWN_EXPERIMENTS, all.size())));
        String more = all.size() > SHOWN_EXPERIMENTS ? " and " + (all.size() - SHOWN_EXPERIMENTS) + " more" : "";
        return all.isEmpty() ? "-" : OneLine.text(shown) + more;
    }

    private static String note(StoredStage stage) {
        return switch (stage.state()) {
            case STORED -> "";
            case DAMAGED -> "damaged: " + OneLine.text(stage.note());
            case SET_ASIDE ->
                "damaged, set aside in " + OneLine.text(stage.folder().toString());
            case BEING_MADE -> "being made";
            case UNFINISHED -> "unfinished: its checkpoint";
            case SHARED -> "shared by stages while they run";
        };
    }

    private static String aligned(List<List<String>> rows, List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            int width = 0;
            for (List<String> each : rows) {
                width = Math.max(width, each.get(column).length());
            }
            String padding = " ".repeat(width - row.get(column).length());
            boolean number = column >= 2 && column <= 5;
            line.append(number ? padding + row.get(column) : row.get(column) + padding)
                    .append("  ");
        }
        return line.toString().stripTrailing();
    }

    private String totals() {
        List<String> parts = new ArrayList<>();
        part(parts, "result", stages.stream().filter(StoredStage::isResult).toList());
        part(parts, "damaged", of(StoredStage.State.DAMAGED));
        part(parts, "set aside", of(StoredStage.State.SET_ASIDE));
        part(parts, "being made", of(StoredStage.State.BEING_MADE));
        part(parts, "unfinished", of(StoredStage.State.UNFINISHED));
        part(parts, "shared", of(StoredStage.State.SHARED));
        return parts.isEmpty() ? "nothing is stored" : String.join("; ", parts);
    }

    private List<StoredStage> of(StoredStage.State state) {
        return stages.stream().filter(stage -> stage.state() == state).toList();
    }

    private static void part(List<String> parts, String name, List<StoredStage> some) {
        if (!some.isEmpty()) {
            String counted = name.equals("result") && some.size() > 1 ? "results" : name;
            long bytes = some.stream().mapToLong(StoredStage::bytes).sum();
            parts.add(some.size() + " " + counted + ", " + Amounts.bytes(bytes));
        }
    }

    private boolean isAhead(StoredStage stage) {
        return stage.made().isAfter(now) || stage.used().isAfter(now);
    }
}
