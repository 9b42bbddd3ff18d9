package monosema.run;

import java.util.List;
import monosema.planted.Candidate;
import monosema.planted.RankAgreement;
import monosema.planted.ValidationRow;
import monosema.provenance.Seed;
import monosema.record.PlantedFiles;
import monosema.store.StageResult;

/** How well each score ranks SAEs of graded quality by what they have truly found. */
record ValidationStage(List<StageResult> trials, Seed seed) {

    void write(StageWriter out) {
        List<ValidationRow> rows = trials.stream()
                .flatMap(
                        trial -> PlantedFiles.validation(
                                trial.folder().resolve(StageWriter.RECORD).resolve(PlantedFiles.VALIDATION))
                                .stream())
                .toList();
        RankAgreement agreement = new RankAgreement(rows, seed.stream("validation"));
        long n = rows.size();
        for (Candidate candidate : Candidate.values()) {
            String id = "validation." + candidate.id() + ".";
            out.number(id + "rankCorrelation", agreement.of(candidate::of), "none", n);
            if (candidate != Candidate.EFFECTIVENESS) {
                out.number(
                        id + "minusEffectiveness",
                        agreement.difference(candidate::of, Candidate.EFFECTIVENESS::of),
                        "none",
                        n);
            }
        }
        out.count(
                "validation.saes",
                rows.stream().map(ValidationRow::sae).distinct().count(),
                "SAEs");
        out.count(
                "validation.dictionaries",
                rows.stream().map(ValidationRow::dictionary).distinct().count(),
                "dictionaries");
    }
}
