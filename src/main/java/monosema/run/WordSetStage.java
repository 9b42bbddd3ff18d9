package monosema.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import monosema.data.AnswerRecord;
import monosema.data.CleanedWordSet;
import monosema.data.LabelledWord;
import monosema.data.WordSetEntry;
import monosema.io.Json;
import monosema.provenance.Sha256;
import monosema.record.ExperimentRecord;
import monosema.record.TableFiles;
import monosema.record.WordAnswer;

/**
 * The cleaned word set as record files: {@code wordset.csv}, {@code words.csv}, and how many went for which reason.
 *
 * @param asRows whether these words are the rows of the activations; if not, a later stage writes {@code words.csv}
 */
record WordSetStage(CleanedWordSet wordset, boolean asRows) {

    void write(StageWriter out) throws IOException {
        TableFiles.wordAnswers(
                out.recordFile("wordset.csv"),
                wordset.entries().stream().map(WordSetStage::answer).toList());
        TableFiles.prompts(out.recordFile("prompts.csv"), wordset.prompts());
        if (asRows) {
            TableFiles.words(out.recordFile("words.csv"), wordset.words().words());
        }
        AnswerRecord answers = wordset.answers();
        if (answers != null) {
            Files.writeString(out.recordFile(ExperimentRecord.ANSWERS), Json.pretty(answers));
            long cutOff = answers.answers().stream()
                    .filter(AnswerRecord.Answer::isCutOff)
                    .count();
            out.count("wordset.prompts", answers.answers().size(), "prompts");
            out.count("wordset.cutOff", cutOff, "answers");
        }
        int raw = wordset.entries().size();
        int kept = wordset.words().words().size();
        out.number("wordset.raw", raw, "words");
        out.number("wordset.kept", kept, "words");
        out.number("wordset.removed", raw - kept, "words");
        keptByLabel().forEach((label, count) -> out.number("wordset.kept." + label, count, "words"));
        removedByReason().forEach((reason, count) -> out.number("wordset.removed." + slug(reason), count, "words"));
    }

    /**
     * SHA-256 of the entries in order, cleaning included, and of a model's answers: the same for the same words wherever
     * their file lies.
     */
    static String checksum(CleanedWordSet wordset) {
        AnswerRecord answers = wordset.answers();
        return Sha256.of(Json.canonical(
                answers == null
                        ? List.of(wordset.entries(), wordset.prompts())
                        : List.of(wordset.entries(), wordset.prompts(), answers)));
    }

    private static WordAnswer answer(WordSetEntry entry) {
        return new WordAnswer(entry.word(), entry.label(), entry.prompt(), entry.kept(), entry.reason());
    }

    private Map<String, Long> keptByLabel() {
        return wordset.words().words().stream()
                .collect(Collectors.groupingBy(LabelledWord::label, TreeMap::new, Collectors.counting()));
    }

    private Map<String, Long> removedByReason() {
        return wordset.entries().stream()
                .filter(entry -> !entry.kept())
                .collect(Collectors.groupingBy(WordSetEntry::reason, TreeMap::new, Collectors.counting()));
    }

    private static String slug(String reason) {
        return reason.replaceAll("[^A-Za-z0-9]+", "-");
    }
}
