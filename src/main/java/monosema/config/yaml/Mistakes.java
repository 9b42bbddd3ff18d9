package monosema.config.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The mistakes found so far; reading goes on after each, so that one run shows them all. */
public final class Mistakes {
    private final List<Mistake> found = new ArrayList<>();
    private final TreeSet<String> paths = new TreeSet<>();

    void add(Mistake mistake) {
        found.add(mistake);
        paths.add(mistake.path());
    }

    /** Adds a mistake unless it has been told. */
    void addNew(Mistake mistake) {
        if (!paths.contains(mistake.path()) || !found.contains(mistake)) {
            add(mistake);
        }
    }

    /** Whether nothing was found at this path or below it, so that a check across several values makes sense. */
    public boolean noneAt(String path) {
        return !paths.contains(path) && noneStartsWith(path + ".") && noneStartsWith(path + "[");
    }

    private boolean noneStartsWith(String prefix) {
        String next = paths.ceiling(prefix);
        return next == null || !next.startsWith(prefix);
    }

    /** All of them, by line; those of one line as they were found. */
    public List<Mistake> inFileOrder() {
        return found.stream().sorted(Comparator.comparingInt(Mistake::line)).toList();
    }
}
