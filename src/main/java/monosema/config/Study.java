package monosema.config;

import java.util.List;

/**
 * All that {@code experiments.yaml} declares, defaults filled in; {@link StudyReader} reads it.
 *
 * @param paper what the paper is called and who wrote it
 * @param experiments at least one, in file order; ids are unique
 * @param claims what the paper claims of their results, in file order; ids are unique; none by default
 */
public record Study(Paper paper, List<Experiment> experiments, List<Claim> claims) {
    public Study {
        experiments = List.copyOf(experiments);
        claims = List.copyOf(claims);
    }

    /** Without claims. */
    public Study(Paper paper, List<Experiment> experiments) {
        this(paper, experiments, List.of());
    }
}
