package monosema.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import monosema.config.yaml.CellMistakes;
import monosema.config.yaml.Mistakes;
import monosema.config.yaml.Section;
import monosema.config.yaml.Template;
import monosema.config.yaml.Value;

/**
 * Reads an experiment with a {@code matrix} as the experiments that it stands for. It is expanded before any of them is
 * read, so that a cell is read, and refused, as if it had been written out.
 */
final class SweepReader {
    static final String MATRIX = "matrix";

    /** Of all sweeps of a study together. */
    private static final int MOST_CELLS = 10_000;
    /** Of all cells of a sweep together: what a reader makes of them has to fit in memory. */
    private static final long MOST_VALUES = 10_000_000;

    private static final String ID = "id";
    private static final String TITLE = "title";
    private static final String NOUN = "experiment";

    private final ExperimentReader experiments;
    private final Map<String, Integer> lineOfId;
    private final Mistakes mistakes;
    private int cellsSoFar;

    /**
     * Reads sweeps of one study.
     *
     * @param experiments reads each cell
     * @param lineOfId of the experiments and sweeps so far
     * @param mistakes of the whole study
     */
    SweepReader(ExperimentReader experiments, Map<String, Integer> lineOfId, Mistakes mistakes) {
        this.experiments = experiments;
        this.lineOfId = lineOfId;
        this.mistakes = mistakes;
    }

    /**
     * A sweep and the experiments of its cells.
     *
     * @param experiments in the order of the cells
     */
    record Expanded(Sweep sweep, List<Experiment> experiments) {}

    /** Reads a map that has the key {@code matrix}. */
    Expanded read(Value declared) {
        return declared.section(section -> {
            section.ignoreUnknownKeys();
            Value id = section.required(ID);
            String name = Ids.read(id);
            Ids.mustBeNew(NOUN, name, id, lineOfId);
            String title = section.required(TITLE).text();
            Template template = Template.of(declared, Set.of(ID, TITLE, MATRIX)).orElseThrow();
            Value matrix = section.required(MATRIX);
            return matrix.section(inside -> {
                SweepKnobs knobs = new SweepKnobs(inside);
                List<SweepCell> cells = cells(name, inside, knobs, template);
                List<Experiment> read = read(cells, title, template);
                cells.forEach(cell -> Ids.mustBeNew(NOUN, cell.id(), matrix, lineOfId));
                return new Expanded(sweep(name, title, knobs, cells, read), read);
            });
        });
    }

    private static Sweep sweep(
            String id, String title, SweepKnobs knobs, List<SweepCell> cells, List<Experiment> read) {
        return new Sweep(
                id,
                title,
                read.isEmpty() ? RunMode.ALWAYS : read.get(0).run(),
                SweepCell.knobs(knobs.knobs(), cells),
                cells.stream().map(SweepCell::declared).toList());
    }

    private List<Experiment> read(List<SweepCell> cells, String title, Template template) {
        CellMistakes ofCells = new CellMistakes();
        List<Experiment> read = new ArrayList<>();
        for (SweepCell cell : cells) {
            Mistakes own = new Mistakes();
            Map<String, String> names = Map.of(ID, cell.id(), TITLE, title + ": " + cell.shown());
            Value filled = template.fill(cell.sources(), names, Set.of(MATRIX), own);
            read.add(filled.section(experiments::read));
            ofCells.add(cell.id(), own);
        }
        ofCells.tell(mistakes);
        return read;
    }

    /** The cells; where the matrix itself is wrong, one that shows what else is, if there can be one. */
    private List<SweepCell> cells(String id, Section matrix, SweepKnobs knobs, Template template) {
        String sweep = Ids.isId(id) ? id : MATRIX;
        boolean whole = knobs.mustMatch(template.uses());
        if (template.size() == Long.MAX_VALUE) {
            matrix.mistake("the experiment must not contain itself");
            return List.of();
        }
        List<SweepCell> example = whole ? List.of(new SweepCell(MATRIX, knobs.firstValues())) : List.of();
        if (!fits(matrix, Matrix.size(knobs.knobs()), template)) {
            return example;
        }
        List<SweepCell> cells = knobs.combinations().stream()
                .map(values -> SweepCell.of(sweep, values))
                .toList();
        if (matrix.isSoundThroughout() && cells.isEmpty()) {
            matrix.mistake("expands to no cell");
        }
        if (!whole || !matrix.isSoundThroughout() || !fits(matrix, cells.size(), template) || !differ(matrix, cells)) {
            return example;
        }
        cellsSoFar += cells.size();
        return cells;
    }

    private boolean fits(Section matrix, long cells, Template template) {
        if (cells > MOST_CELLS - cellsSoFar) {
            matrix.mistake("expands to %s cells, a study must have at most %d%s"
                    .formatted(
                            cells == Long.MAX_VALUE ? "more than 2^63" : Long.toString(cells),
                            MOST_CELLS,
                            cellsSoFar == 0 ? "" : ", and the sweeps before it have " + cellsSoFar));
            return false;
        }
        if (cells * template.size() > MOST_VALUES) {
            matrix.mistake("expands to %d cells of %d values, must be at most %d values in all"
                    .formatted(cells, template.size(), MOST_VALUES));
            return false;
        }
        return true;
    }

    private static boolean differ(Section matrix, List<SweepCell> cells) {
        Set<String> ids = new HashSet<>();
        Optional<String> tooLong = first(cells, id -> !Ids.isId(id));
        Optional<String> twice = first(cells, id -> !ids.add(id));
        tooLong.ifPresent(id -> matrix.mistake(
                "the id of a cell must have at most 64 characters, was '%s': shorten the sweep's or a knob's name"
                        .formatted(id)));
        twice.ifPresent(id -> matrix.mistake("two cells have the id '%s'".formatted(id)));
        return tooLong.isEmpty() && twice.isEmpty();
    }

    private static Optional<String> first(List<SweepCell> cells, Predicate<String> which) {
        return cells.stream().map(SweepCell::id).filter(which).findFirst();
    }
}
