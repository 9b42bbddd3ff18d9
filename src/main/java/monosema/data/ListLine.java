package monosema.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a model's answer.
 *
 * @param isMarked whether a number or a bullet says that it belongs to a list
 * @param items what it lists; none if it is a heading or prose
 */
record ListLine(boolean isMarked, List<String> items) {
    /** Longest item of a line without a mark, in words; a longer one is a sentence. */
    private static final int MOST_WORDS = 3;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u2007\\u202f]+");
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__|~~|`");
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]{1,200})\\]\\([^()]{0,2000}\\)");
    private static final Pattern BULLET = Pattern.compile("^[-*+•‣◦·▪●–—] (?:\\[[ xX]?\\] )?");
    private static final Pattern NUMBER = Pattern.compile("^\\(?\\d{1,4}(?:\\\\?[.):\\]]|\\)\\.| [-–—] ) ?(?=\\D)");
    private static final Pattern NUMBER_WITHIN = Pattern.compile("(?:^|[ ,;:])\\(?\\d{1,4}[.)] ");
    private static final Pattern EXPLANATION = Pattern.compile(" [-−]+ | ?[–—→] ?| ?=>? |: | ?\\(");
    private static final Pattern COMMA = Pattern.compile(" ?[,;、，؛،] ?");
    private static final String AROUND = " \"'“”„‘’«»*_";
    private static final String BEHIND = AROUND + ".,;:!?…";
    private static final Pattern CONJUNCTION = Pattern.compile("^(?:and|or|&) ", Pattern.CASE_INSENSITIVE);
    private static final Set<String> ASIDE = Set.of("disclaimer", "note", "notes");
    private static final Set<String> PROSE =
            Set.of("certainly", "enjoy", "here", "ok", "okay", "please", "sorry", "sure", "thanks");

    ListLine {
        items = List.copyOf(items);
    }

    static ListLine of(String raw) {
        String line = spaced(raw);
        if (line.startsWith("#")) {
            return new ListLine(false, List.of());
        }
        String text = LINK.matcher(
                        EMPHASIS.matcher(line.replaceFirst("^[> ]+", "")).replaceAll(""))
                .replaceAll("$1")
                .strip();
        String item = NUMBER.matcher(BULLET.matcher(text).replaceFirst("")).replaceFirst("");
        if (item.length() < text.length()) {
            return new ListLine(true, numbered(item));
        }
        List<Integer> starts = numbersWithin(text);
        return starts.size() > 1
                ? new ListLine(true, numbered(text.substring(starts.get(0))))
                : new ListLine(false, plain(text));
    }

    /** A text that is an item already, without explanation. */
    static String item(String text) {
        return trimmed(withoutExplanation(spaced(text)));
    }

    /** Without the quotes, the emphasis and the punctuation around it. */
    private static String trimmed(String item) {
        String text = spaced(item);
        int from = 0;
        int to = text.length();
        while (from < to && AROUND.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (from < to && BEHIND.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    private static String spaced(String text) {
        return BLANKS.matcher(text.replace("\t", " - ")).replaceAll(" ").strip();
    }

    private static List<Integer> numbersWithin(String text) {
        List<Integer> starts = new ArrayList<>();
        Matcher number = NUMBER_WITHIN.matcher(text);
        while (number.find()) {
            starts.add(number.start());
        }
        return starts;
    }

    private static List<String> numbered(String text) {
        List<String> items = new ArrayList<>();
        for (String part : NUMBER_WITHIN.split(text)) {
            items.addAll(marked(part.strip()));
        }
        return items;
    }

    private static List<String> marked(String text) {
        if (text.endsWith(":")) {
            return List.of();
        }
        int colon = text.indexOf(": ");
        if (colon > 0) {
            List<String> behind = separated(text.substring(colon + 2));
            if (behind.size() > 2 && behind.stream().allMatch(piece -> words(piece) == 1)) {
                return behind;
            }
        }
        return separated(withoutExplanation(text));
    }

    private static List<String> plain(String text) {
        if (text.endsWith(":") || ASIDE.contains(firstWord(text))) {
            return List.of();
        }
        String list = text.substring(text.lastIndexOf(": ") + 1).strip();
        List<String> pieces = separated(list);
        return areWords(pieces) && !PROSE.contains(firstWord(list)) ? pieces : single(text);
    }

    private static boolean areWords(List<String> pieces) {
        long single = pieces.stream().filter(piece -> words(piece) == 1).count();
        boolean most = single == pieces.size() || (pieces.size() > 2 && 2 * single > pieces.size());
        return pieces.size() > 1 && most && pieces.stream().allMatch(piece -> words(piece) <= MOST_WORDS + 1);
    }

    private static List<String> single(String text) {
        String item = trimmed(withoutExplanation(text));
        boolean explained = withoutExplanation(text).length() < text.length();
        boolean sentence =
                !explained && (text.endsWith("!") || text.endsWith("?") || (text.endsWith(".") && words(text) > 1));
        boolean prose = sentence || words(item) > MOST_WORDS || item.contains(",") || PROSE.contains(firstWord(text));
        return prose ? List.of() : nonEmpty(List.of(item));
    }

    private static List<String> separated(String text) {
        List<String> pieces = new ArrayList<>(Arrays.asList(COMMA.split(text)));
        int last = pieces.size() - 1;
        if (last > 0) {
            pieces.set(last, CONJUNCTION.matcher(pieces.get(last).strip()).replaceFirst(""));
        }
        return nonEmpty(pieces);
    }

    private static List<String> nonEmpty(List<String> pieces) {
        return pieces.stream()
                .map(ListLine::trimmed)
                .filter(piece -> !piece.isEmpty() && !piece.equalsIgnoreCase("etc"))
                .toList();
    }

    private static String withoutExplanation(String text) {
        Matcher explanation = EXPLANATION.matcher(text);
        return explanation.find() && explanation.start() > 0 ? text.substring(0, explanation.start()) : text;
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split(" ", -1).length;
    }

    private static String firstWord(String text) {
        return text.split("[^\\p{L}]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
