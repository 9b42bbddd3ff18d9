package monosema.config;

import java.util.ArrayList;
import java.util.List;
import monosema.config.yaml.Mistake;

/** {@code experiments.yaml} has mistakes, all of them listed; shown without a stack trace. */
public final class InvalidStudyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** More than anyone reads; a damaged file can have a hundred thousand. */
    private static final int MOST_LINES = 200;

    private final transient List<Mistake> mistakes;
    private final String file;

    /**
     * Refuses a file.
     *
     * @param file as messages name it
     * @param mistakes at least one, in file order
     */
    public InvalidStudyException(String file, List<Mistake> mistakes) {
        super(String.join("\n", lines(file, mistakes)));
        this.file = file;
        this.mistakes = List.copyOf(mistakes);
    }

    /** What is wrong, in file order. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /** One line for each mistake, ready to print; at most 200, and then how many more there are. */
    public List<String> lines() {
        return lines(file, mistakes);
    }

    private static List<String> lines(String file, List<Mistake> mistakes) {
        List<String> lines = new ArrayList<>();
        mistakes.stream().limit(MOST_LINES).forEach(mistake -> lines.add(mistake.in(file)));
        if (mistakes.size() > MOST_LINES) {
            lines.add(file + ": " + (mistakes.size() - MOST_LINES) + " more mistakes");
        }
        return List.copyOf(lines);
    }
}
