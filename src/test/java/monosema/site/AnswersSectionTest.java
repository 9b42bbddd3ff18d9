package monosema.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tiny record as if a model had been asked for its words. */
@Tag("slow")
class AnswersSectionTest {
    private static final String ANSWERS = """
            {"format": 1, "endpoint": "http://localhost:11434/v1",
             "parameters": {"model": "tiny <b>", "temperature": 0.7, "seed": 42, "tokenLimit": "max_tokens", "maxTokens": 2048},
             "answers": [
              {"id": "1", "label": "male", "prompt": "Say `names`", "answer": "1. <script>", "finishReason": "stop",
               "model": "tiny:1b | x", "usage": {"total_tokens": 3}, "time": "2026-11-02T10:15:30Z", "seconds": 1.5},
              {"id": "2", "label": "female", "prompt": "Say more", "answer": "1. a", "finishReason": "length",
               "model": "tiny:1b | x", "usage": {}, "time": "2026-11-03T00:00:01Z", "seconds": 2}]}
            """;

    @TempDir
    Path site;

    @BeforeEach
    void aRecord() throws IOException {
        Tiny.recordIn(site);
    }

    private Document paper() throws IOException {
        return Jsoup.parse(Files.readString(site.resolve("index.html")));
    }

    @Test
    void thePaperSaysWhichModelAnsweredWhenAndHow() throws IOException {
        Files.writeString(site.resolve("data/tiny/answers.json"), ANSWERS);
        Tiny.write(site);
        Document paper = paper();
        assertThat(paper.text())
                .contains(
                        "The words are the answers of the language model tiny <b> (tiny:1b | x to its server) to two prompts")
                .contains("from 2026-11-02 to 2026-11-03 (the first at 2026-11-02T10:15:30Z)")
                .contains("at temperature 0.7 with seed 42 and at most 2,048 tokens an answer")
                .contains("cut 1 answer off; the last item of it is not taken")
                .contains("The prompts that the words are answers to.")
                .contains("The words are a language model's, and no person has read them over.")
                .doesNotContain("written for this project");
        assertThat(paper.select("main b, main script")).isEmpty();
        assertThat(Jsoup.parse(Files.readString(site.resolve("experiments/tiny/index.html")))
                        .text())
                .contains("what a model was asked for the words, and what it answered");
        assertThat(SiteCheck.check(site))
                .noneMatch(problem -> problem.toString().contains("index.html"));
    }

    @Test
    void aListIsSaidToBeAListAsBefore() throws IOException {
        Tiny.write(site);
        assertThat(paper().text())
                .contains("They were written for this project, after the six prompts of the earlier study")
                .doesNotContain("language model tiny");
    }
}
