package monosema.config.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mistakes of one text that is read again and again with other values in it: each is told once, and where. */
public final class CellMistakes {
    private final Map<Mistake, List<String>> cellsWith = new LinkedHashMap<>();
    private int cells;

    /** Takes what is wrong with one cell. */
    public void add(String cell, Mistakes mistakes) {
        cells++;
        mistakes.inFileOrder().stream()
                .distinct()
                .forEach(mistake -> cellsWith
                        .computeIfAbsent(mistake, one -> new ArrayList<>())
                        .add(cell));
    }

    /** Tells them: one of all cells as it is, one of some with the name of the first and how many others there are. */
    public void tell(Mistakes whole) {
        cellsWith.forEach((mistake, names) -> {
            String message = names.size() == cells ? mistake.message() : mistake.message() + where(names);
            whole.addNew(new Mistake(mistake.line(), mistake.column(), mistake.path(), message));
        });
    }

    private static String where(List<String> names) {
        int others = names.size() - 1;
        String more = others == 0 ? "" : " and %d other%s".formatted(others, others == 1 ? "" : "s");
        return " (cell %s%s)".formatted(names.get(0), more);
    }
}
