package monosema.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An experiment that was declared with {@code matrix}, and the experiments that it stands for; {@link SweepReader} makes
 * them.
 *
 * @param id {@code [a-z0-9-]{1,64}}, unique among experiments and sweeps; names its folder in the site
 * @param title one line
 * @param run whether a plain build runs its cells
 * @param knobs what is swept, in the order of the declaration; those that {@code include} alone has come last
 * @param cells at least one
 */
public record Sweep(String id, String title, RunMode run, List<Knob> knobs, List<Cell> cells) {
    public Sweep {
        knobs = List.copyOf(knobs);
        cells = List.copyOf(cells);
    }

    /**
     * Something that is swept.
     *
     * @param name a letter, then letters and digits
     * @param values as they are written, in order, each once
     */
    public record Knob(String name, List<String> values) {
        public Knob {
            values = List.copyOf(values);
        }
    }

    /**
     * One combination of values.
     *
     * @param id of its experiment: the sweep's, then each knob with its value, such as {@code widths--width-4--l1-2}
     * @param values by knob, as they are written in {@link Knob#values()}; a knob that only some cells have may be missing
     */
    public record Cell(String id, Map<String, String> values) {
        public Cell {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }
}
