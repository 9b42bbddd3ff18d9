package monosema.kills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import monosema.config.WordSetSpec;
import monosema.data.LabelledWord;
import monosema.data.WordSets;

/** A study of a few seconds with every kind of long stage: a model and SAEs in training, and work of many parts. */
final class KilledStudy {
    static final String ID = "killed";

    private static final String YAML = """
            paper: {title: Killed, authors: [A]}
            wordsets:
              gender: {file: gender.csv}
            experiments:
              - id: killed
                title: A study that is killed
                corpus: {storyworld: {stories: 300, heldOutStories: 10}}
                model: {train: {family: gpt-neo, layers: 1, dModel: 16, heads: 2, context: 16, batch: 8, steps: 400, learningRate: 0.01, warmUpShare: 0.1}}
                hook: blocks.0.hook_mlp_out
                saes:
                  - {id: s1, architecture: standard, expansion: 8, l1Coefficient: 1, steps: 600, batch: 128, learningRate: 0.001}
                  - {id: s2, architecture: topk, k: 4, expansion: 8, steps: 600, batch: 128, learningRate: 0.001}
                wordset: gender
                analyses:
                  - t-test: {permutations: 200}
                  - probe: {folds: 3, innerFolds: 2, repeats: 2, strengths: 3, controlDraws: 2, permutations: 60, permute: smallest}
                  - logistic: {folds: 2, strengths: 2, shuffles: 1, stability: {subsamples: 2}, splits: 2}
            """;

    private KilledStudy() {}

    /** Writes declaration and words; returns the declaration. */
    static Path write(Path folder) throws IOException {
        Files.writeString(folder.resolve("gender.csv"), words());
        return Files.writeString(folder.resolve("experiments.yaml"), YAML);
    }

    private static String words() {
        List<LabelledWord> all = WordSets.load(new WordSetSpec.BuiltIn("gender", "gender"))
                .words()
                .words();
        return Stream.of("male", "female")
                .flatMap(label ->
                        all.stream().filter(word -> word.label().equals(label)).limit(24))
                .map(word -> word.word() + "," + word.label())
                .collect(Collectors.joining("\n", "word,label\n", "\n"));
    }
}
