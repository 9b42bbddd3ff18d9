package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.provider.Arguments;

/** A declaration without a mistake, and what comes out when one is put into it. */
final class GoodStudy {
    static final String TEXT = """
            paper:
              title: A paper
              authors: [A. Author, B. Author]
            defaults: {seed: 7, device: cpu}
            wordsets:
              gender: {builtin: gender}
            experiments:
              - id: story
                title: A story
                corpus: {storyworld: {stories: 50000}}
                model: {train: {family: gpt-neo, layers: 2, dModel: 128, heads: 4, steps: 1200}}
                hook: blocks.1.hook_mlp_out
                saes:
                  - {id: standard, architecture: standard, expansion: 16, l1Coefficient: 5, steps: 3000}
                wordset: gender
                analyses:
                  - t-test
                  - probe: {folds: 4, controlDraws: 20}
                  - logistic:
            """;

    private GoodStudy() {}

    /** Reads a declaration that lies in a folder as {@code experiments.yaml}. */
    static Study read(Path folder, String text) throws IOException {
        Path file = folder.resolve("experiments.yaml");
        Files.writeString(file, text);
        return StudyReader.read(file);
    }

    /** The lines that refuse it. */
    static List<String> mistakes(Path folder, String text) {
        InvalidStudyException e = catchThrowableOfType(InvalidStudyException.class, () -> read(folder, text));
        assertThat(e).as("mistakes in %s", text).isNotNull();
        return e.lines();
    }

    /** Arguments of {@link #assertThatEditGives}. */
    static Arguments edit(String good, String bad, String... lines) {
        return Arguments.of(good, bad, List.of(lines));
    }

    /** In the good study, the first text becomes the second; exactly these lines must come out. */
    static void assertThatEditGives(Path folder, String good, String bad, List<String> lines) {
        assertThat(TEXT).contains(good);

        assertThat(mistakes(folder, TEXT.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad))))
                .containsExactlyElementsOf(lines.stream()
                        .map(line -> "experiments.yaml:" + line.replace("FOLDER", folder.toString()))
                        .toList());
    }
}
