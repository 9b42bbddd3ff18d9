package monosema.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.config.WordSetSpec;
import monosema.io.BadInputException;
import monosema.io.OneLine;

/** Reads and cleans labelled word sets: the factory of {@link WordSetSpec}. */
public final class WordSets {
    private WordSets() {}

    /**
     * Reads a word set and cleans it, a user's file and a model's answers by the same rules as a built-in list.
     *
     * @throws BadInputException if it cannot be read, has not two labels, or keeps fewer than ten words of one; if no
     *     answers are recorded, or those to other prompts
     */
    public static CleanedWordSet load(WordSetSpec spec) {
        return spec.match(WordSets::builtIn, WordSets::file, prompted -> new PromptedWords(prompted).replay());
    }

    private static CleanedWordSet builtIn(WordSetSpec.BuiltIn spec) {
        if (spec.resource().equals("gender")) {
            return gender(spec.name());
        }
        return CharacterList.of(spec.resource())
                .map(list -> characters(spec.name(), list))
                .orElseThrow(() -> new BadInputException("word set '%s': no built-in word list '%s'; there is: %s"
                        .formatted(
                                spec.name(),
                                OneLine.text(spec.resource()),
                                String.join(", ", WordSetSpec.BuiltIn.LISTS))));
    }

    private static CleanedWordSet characters(String name, CharacterList list) {
        List<WordCleaning.Raw> raw = list.answers(StoryResources.lexicon().characters());
        return cleaned(name, CharacterList.SOURCE, raw, Map.of(), List.of());
    }

    private static CleanedWordSet gender(String name) {
        String source = GenderWords.SOURCE;
        return cleaned(
                name,
                source,
                new WordListCsv(source).read(GenderWords.csv()),
                GenderWords.reviewed(),
                GenderWords.prompts());
    }

    private static CleanedWordSet file(WordSetSpec.File spec) {
        String source = spec.path().toString();
        List<WordCleaning.Raw> raw = new WordListCsv(source).read(Utf8File.read(spec.path()));
        return cleaned(spec.name(), source, raw, Map.of(), List.of());
    }

    /** Cleans the answers of a model. */
    static CleanedWordSet answered(
            String name, String source, List<WordCleaning.Raw> raw, List<Prompt> prompts, AnswerRecord answers) {
        return cleaned(name, source, raw, Map.of(), prompts).answeredBy(answers);
    }

    private static CleanedWordSet cleaned(
            String name,
            String source,
            List<WordCleaning.Raw> raw,
            Map<LabelledWord, String> reviewed,
            List<Prompt> prompts) {
        List<String> labels = twoLabels(source, raw);
        List<WordSetEntry> entries = new WordCleaning(reviewed).clean(raw);
        List<LabelledWord> words = kept(source, labels, entries);
        String first = words.get(0).label();
        String second = labels.get(labels.get(0).equals(first) ? 1 : 0);
        return new CleanedWordSet(source, new WordSet(name, first, second, words), entries, prompts, null);
    }

    private static List<String> twoLabels(String source, List<WordCleaning.Raw> raw) {
        List<String> labels = new ArrayList<>();
        for (WordCleaning.Raw answer : raw) {
            if (labels.contains(answer.label())) {
                continue;
            }
            if (labels.size() == 2) {
                throw new BadInputException("%s:%d a word set has two labels, '%s' and '%s' here; '%s' is a third"
                        .formatted(source, answer.line(), labels.get(0), labels.get(1), answer.label()));
            }
            labels.add(answer.label());
        }
        if (labels.size() < 2) {
            throw new BadInputException(
                    "%s: a word set has two labels, only '%s' is here".formatted(source, labels.get(0)));
        }
        return labels;
    }

    private static List<LabelledWord> kept(String source, List<String> labels, List<WordSetEntry> entries) {
        List<LabelledWord> words = new ArrayList<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        labels.forEach(label -> counts.put(label, 0));
        for (WordSetEntry entry : entries) {
            if (entry.kept()) {
                words.add(new LabelledWord(entry.word(), entry.label()));
                counts.merge(entry.label(), 1, Integer::sum);
            }
        }
        counts.forEach((label, count) -> {
            if (count < WordSet.FEWEST_OF_A_LABEL) {
                throw new BadInputException("%s: label '%s' keeps %d words after cleaning, at least %d are needed"
                        .formatted(source, label, count, WordSet.FEWEST_OF_A_LABEL));
            }
        });
        return words;
    }
}
