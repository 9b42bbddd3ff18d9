package monosema.data;

import java.util.ArrayList;
import java.util.List;

/**
 * A kind of sentence.
 *
 * @param weight relative frequency among the patterns that a story's state allows, &gt; 0
 * @param needsTwo whether two characters must be known by then
 * @param pieces in order
 */
record SentencePattern(double weight, boolean needsTwo, List<Piece> pieces) {
    SentencePattern {
        pieces = List.copyOf(pieces);
    }

    boolean hasSubject() {
        return pieces.contains(new Piece.Subject());
    }

    /** Whether the subject must change from one sentence to this one. */
    boolean changesSubject() {
        return pieces.contains(new Piece.FormerSubject());
    }

    /**
     * Reads a line such as <code>3 {S} gave {O} the {thing} .</code>
     *
     * @throws IllegalArgumentException if the weight is not a positive number or a slot is not closed
     */
    static SentencePattern parse(String line) {
        String[] parts = line.strip().split("\\s+");
        double weight = Double.parseDouble(parts[0]);
        if (!(weight > 0)) {
            throw new IllegalArgumentException("weight must be > 0, was %s: %s".formatted(parts[0], line));
        }
        boolean needsTwo = false;
        List<Piece> pieces = new ArrayList<>();
        for (String part : List.of(parts).subList(1, parts.length)) {
            if (part.equals("{both}")) {
                needsTwo = true;
            } else {
                pieces.add(piece(part));
            }
        }
        return new SentencePattern(weight, needsTwo, pieces);
    }

    private static Piece piece(String part) {
        if (!part.startsWith("{")) {
            return new Piece.Token(part);
        }
        if (!part.endsWith("}")) {
            throw new IllegalArgumentException("slot must end in '}': " + part);
        }
        String slot = part.substring(1, part.length() - 1);
        return switch (slot) {
            case "S" -> new Piece.Subject();
            case "O" -> new Piece.Companion();
            case "P" -> new Piece.FormerSubject();
            case "own" -> new Piece.Possessive();
            default ->
                slot.endsWith("*") ? new Piece.ConceptWord(slot.substring(0, slot.length() - 1)) : new Piece.Word(slot);
        };
    }
}
