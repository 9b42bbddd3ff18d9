package monosema.config.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds what a misspelt word was meant to be. */
public final class NearestWord {
    private NearestWord() {}

    /** The known word with the fewest edits, if those are at most a third of its letters (and at least one or two). */
    static Optional<String> of(String word, Collection<String> known) {
        return known.stream()
                .filter(k -> Math.abs(k.length() - word.length()) <= allowed(k))
                .filter(k -> edits(lower(word), lower(k)) <= allowed(k))
                .min(Comparator.comparingInt(k -> edits(lower(word), lower(k))));
    }

    /** The known words of the fewest edits, nearest first, at most so many; equally near ones in their own order. */
    public static List<String> ranked(String word, Collection<String> known, int most) {
        Map<String, Integer> edits = new HashMap<>();
        known.forEach(k -> edits.computeIfAbsent(k, it -> edits(lower(word), lower(it))));
        return known.stream()
                .sorted(Comparator.comparingInt(k -> edits.getOrDefault(k, 0)))
                .limit(most)
                .toList();
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static int allowed(String known) {
        return Math.max(known.length() <= 3 ? 1 : 2, known.length() / 3);
    }

    /** Levenshtein distance: insertions, deletions and substitutions, one row of the table at a time. */
    private static int edits(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substituted, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
