package monosema.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import monosema.data.CleanedWordSet;
import monosema.data.LabelledWord;
import monosema.io.Csv;
import monosema.io.CsvRow;

/** What the corpus knows of the set's words: occurrences, and the cues near them that give the label away. */
record WordFactsStage(CleanedWordSet wordset, Path corpusFolder) {
    static final String FACTS = "word-facts.csv";
    static final List<String> COLUMNS = List.of("word", "occurrences", "cues");

    void write(StageWriter out) throws IOException {
        wordset.requireKnownTo(CorpusFiles.read(corpusFolder).vocabulary());
        Map<String, CsvRow> known = new TreeMap<>();
        Csv.read(corpusFolder.resolve(FACTS), COLUMNS).rows().forEach(row -> known.put(row.text("word"), row));
        List<CsvRow> facts = wordset.words().words().stream()
                .map(LabelledWord::word)
                .filter(known::containsKey)
                .map(known::get)
                .toList();
        try (Csv.Writer table = Csv.write(out.recordFile(FACTS), COLUMNS)) {
            facts.forEach(fact -> table.row(fact.text("word"), fact.integer("occurrences"), fact.integer("cues")));
        }
        numbers(out, facts);
    }

    private static void numbers(StageWriter out, List<CsvRow> facts) {
        int[] occurrences = sorted(facts, "occurrences");
        int[] cues = sorted(facts, "cues");
        long n = facts.size();
        out.number("corpus.fewestOccurrences", occurrences[0], "occurrences", n);
        out.number("corpus.mostOccurrences", occurrences[occurrences.length - 1], "occurrences", n);
        out.number("corpus.fewestCues", cues[0], "cues", n);
        out.number("corpus.medianCues", (cues[(cues.length - 1) / 2] + cues[cues.length / 2]) / 2.0, "cues", n);
        out.number("corpus.mostCues", cues[cues.length - 1], "cues", n);
    }

    private static int[] sorted(List<CsvRow> facts, String column) {
        return facts.stream().mapToInt(fact -> fact.integer(column)).sorted().toArray();
    }
}
