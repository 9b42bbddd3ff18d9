package monosema.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import monosema.data.LabelledWord;
import monosema.data.WordSet;
import monosema.io.BadInputException;
import monosema.record.LeanFile;
import monosema.record.LeanRow;
import monosema.record.TableFiles;

/** The words whose label the model's own lean agrees with: the rows of every later table. */
record AgreeingStage(Path leanFolder, WordSet words) {
    void write(StageWriter out) {
        WordSet agreeing = read(leanFolder, words);
        TableFiles.words(out.recordFile("words.csv"), agreeing.words());
        out.count("agreeing.words", agreeing.words().size(), "words");
        for (String label : List.of(words.firstLabel(), words.secondLabel())) {
            out.count("agreeing.words." + label, count(agreeing.words(), label), "words");
        }
    }

    /**
     * The words of a stage that has run.
     *
     * @throws BadInputException if fewer than ten of a label are left
     */
    static WordSet read(Path leanFolder, WordSet words) {
        Set<String> agreeing = LeanFile.read(
                        leanFolder.resolve(StageWriter.RECORD).resolve(LeanFile.NAME))
                .stream()
                .filter(LeanRow::agrees)
                .map(LeanRow::word)
                .collect(Collectors.toSet());
        List<LabelledWord> kept = words.words().stream()
                .filter(word -> agreeing.contains(word.word()))
                .toList();
        for (String label : List.of(words.firstLabel(), words.secondLabel())) {
            if (count(kept, label) < WordSet.FEWEST_OF_A_LABEL) {
                throw new BadInputException(
                        "words.only: the model agrees with the label '%s' of %d words, at least %d are needed"
                                .formatted(label, count(kept, label), WordSet.FEWEST_OF_A_LABEL));
            }
        }
        return new WordSet(words.name(), words.firstLabel(), words.secondLabel(), kept);
    }

    private static long count(List<LabelledWord> words, String label) {
        return words.stream().filter(word -> word.label().equals(label)).count();
    }
}
