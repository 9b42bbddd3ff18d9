package monosema.config;

import java.util.List;

/**
 * All that {@code experiments.yaml} declares, defaults filled in; {@link StudyReader} reads it.
 *
 * @param paper what the paper is called and who wrote it
 * @param experiments at least one, in file order; ids are unique
 */
public record Study(Paper paper, List<Experiment> experiments) {
    public Study {
        experiments = List.copyOf(experiments);
    }
}
