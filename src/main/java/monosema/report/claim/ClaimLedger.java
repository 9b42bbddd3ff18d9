package monosema.report.claim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import monosema.config.Study;

/**
 * Every claim of the paper, checked against the records alone.
 *
 * @param claims in the order of the declaration; none where the study claims nothing
 */
public record ClaimLedger(List<CheckedClaim> claims) {
    public ClaimLedger {
        claims = List.copyOf(claims);
    }

    /**
     * Checks the claims of a study.
     *
     * @param data the folder of the records, {@code site/data}
     * @throws monosema.io.BadInputException if a record is damaged, naming the file
     */
    public static ClaimLedger read(Study study, Path data) {
        Judge judge = new Judge(new Records(data));
        return new ClaimLedger(study.claims().stream()
                .map(claim -> CheckedClaim.of(claim, judge))
                .toList());
    }

    /** Those that hold. */
    public List<CheckedClaim> held() {
        return of(Verdict.HELD);
    }

    /** Those for which the build must not pass. */
    public List<CheckedClaim> broken() {
        return of(Verdict.BROKEN);
    }

    /** Those that rest on an experiment without a record here, and are not broken otherwise. */
    public List<CheckedClaim> notRecorded() {
        return of(Verdict.NOT_RECORDED);
    }

    private List<CheckedClaim> of(Verdict verdict) {
        return claims.stream().filter(claim -> claim.verdict() == verdict).toList();
    }

    /** Such as {@code 9 of 12 claims hold, 2 do not, 1 is not recorded}. */
    public String summary() {
        StringBuilder text = new StringBuilder("%d of %d %s"
                .formatted(held().size(), claims.size(), claims.size() == 1 ? "claim holds" : "claims hold"));
        int broken = broken().size();
        int open = notRecorded().size();
        text.append(broken == 0 ? "" : ", " + broken + (broken == 1 ? " does not" : " do not"));
        return text.append(open == 0 ? "" : ", " + open + (open == 1 ? " is not recorded" : " are not recorded"))
                .toString();
    }

    /** One line for each assertion for which a claim does not hold. */
    public List<String> faults() {
        List<String> lines = new ArrayList<>();
        for (CheckedClaim claim : broken()) {
            claim.faults()
                    .forEach(fault -> lines.add("claim %s does not hold: %s".formatted(claim.id(), fault.line())));
        }
        return List.copyOf(lines);
    }
}
