package monosema;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import monosema.io.BadInputException;
import monosema.io.OneLine;
import monosema.store.StoredStage;

/**
 * A stored stage as a user names it.
 *
 * @param text its name, the beginning of a name before a dot, or the first four or more digits of a key
 * @param experiment that it was made for or last used by; empty for any
 */
record SoughtStage(String text, String experiment) {
    private static final String KEY = "[0-9a-f]{4,64}";

    /**
     * Those that are meant, the latest used first; none if there is none.
     *
     * @throws BadInputException if the text begins the names of several stages, or the keys of several results
     */
    List<StoredStage> in(List<StoredStage> all) {
        List<StoredStage> results = all.stream()
                .filter(StoredStage::isResult)
                .filter(each -> experiment.isEmpty() || each.experiments().contains(experiment))
                .sorted(Comparator.comparing(StoredStage::used).reversed())
                .toList();
        List<StoredStage> named =
                results.stream().filter(each -> each.stage().equals(text)).toList();
        if (!named.isEmpty()) {
            return named;
        }
        List<StoredStage> parts =
                results.stream().filter(each -> each.isOf(text)).toList();
        List<String> names =
                parts.stream().map(StoredStage::stage).distinct().sorted().toList();
        if (names.size() > 1) {
            throw new BadInputException("stage %s is one of %s".formatted(OneLine.quoted(text), shown(names)));
        }
        return parts.isEmpty() ? keyed(results) : parts;
    }

    private List<StoredStage> keyed(List<StoredStage> results) {
        String digits = text.toLowerCase(Locale.ROOT);
        if (!digits.matches(KEY)) {
            return List.of();
        }
        List<StoredStage> keyed =
                results.stream().filter(each -> each.key().startsWith(digits)).toList();
        if (keyed.size() > 1) {
            throw new BadInputException("%s begins the keys of %s"
                    .formatted(
                            text,
                            shown(keyed.stream()
                                    .map(each -> each.stage() + " " + each.key())
                                    .toList())));
        }
        return keyed;
    }

    private static String shown(List<String> names) {
        return names.stream().map(OneLine::text).collect(Collectors.joining(", "));
    }
}
