package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import monosema.chat.ChatAddress;
import monosema.config.ChatSpec.TokenLimit;
import monosema.io.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptedReaderTest {
    private static final String URL = "\"http://localhost:11434/v1\"";
    private static final String SHORT = "{prompts: annexure-1, endpoint: {url: " + URL + ", model: \"llama3.1:8b\"}}";

    @TempDir
    Path folder;

    private ModelExperiment read(String wordset) throws IOException {
        Path file = folder.resolve("experiments.yaml");
        String study = GoodStudy.TEXT;
        assertThat(study).contains("{builtin: gender}");
        Files.writeString(file, study.replace("{builtin: gender}", wordset));
        return (ModelExperiment) StudyReader.read(file).experiments().get(0);
    }

    @Test
    void everyKnobHasADefaultAndTheRecordNeedNotBeThereYet() throws IOException {
        assertThat(read(SHORT).wordset())
                .isEqualTo(new WordSetSpec.Prompted(
                        "gender",
                        new PromptsSpec.Annexure1(),
                        new ChatSpec("llama3.1:8b", 0, 42, 2048, TokenLimit.MAX_TOKENS),
                        new EndpointSpec(ChatAddress.of("http://localhost:11434/v1"), "", 600),
                        folder.resolve("wordsets/gender.json")));
    }

    @Test
    void everyKnobIsBoundToItsOwnComponent() throws IOException {
        assertThat(read("""
                        {prompts: [{label: royal, text: "Ten royals", lowerCase: true}, {label: common, text: Ten commoners}],
                         answers: my/answers.json, endpoint: {url: "https://api.example/v1", model: m, temperature: 0.25,
                         seed: 3, maxCompletionTokens: 99, keyVariable: MY_KEY, timeoutSeconds: 5}}""").wordset())
                .isEqualTo(new WordSetSpec.Prompted(
                        "gender",
                        new PromptsSpec.Listed(List.of(
                                new PromptSpec("royal", "Ten royals", true),
                                new PromptSpec("common", "Ten commoners", false))),
                        new ChatSpec("m", 0.25, 3, 99, TokenLimit.MAX_COMPLETION_TOKENS),
                        new EndpointSpec(ChatAddress.of("https://api.example/v1"), "MY_KEY", 5),
                        folder.resolve("my/answers.json")));
    }

    @Test
    void whoServesTheModelIsNoPartOfTheDeclaration() throws IOException {
        ModelExperiment here = read(SHORT);
        ModelExperiment there = read(SHORT.replace("http://localhost:11434/v1", "https://api.example/v1"));
        assertThat(Declaration.of((Experiment) here)).isEqualTo(Declaration.of((Experiment) there));
        assertThat(Json.canonical(Declaration.of(here.wordset())))
                .isEqualTo("{\"chat\":{\"maxTokens\":2048,\"model\":\"llama3.1:8b\",\"seed\":42,\"temperature\":0.0,"
                        + "\"tokenLimit\":\"max-tokens\"},\"kind\":\"prompts\",\"name\":\"gender\","
                        + "\"prompts\":{\"kind\":\"annexure-1\"}}");
        assertThat(Declaration.identity(read(SHORT.replace("8b", "70b")))).isNotEqualTo(Declaration.identity(here));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prompts: annexure-1 | prompts: annexure-2 | .prompts: must be annexure-1 or a list of {label: ..., text: ...}, was 'annexure-2'",
                "prompts: annexure-1 | prompts: [{label: a, text: x}] | .prompts: must have prompts of two labels, has 1",
                "prompts: annexure-1 | prompts: [{label: <a>, text: x}, {label: b, text: x}] | .prompts[0].label: must be at most 100 letters, digits, spaces, '-' and '_', was '<a>'",
                "prompts: annexure-1 | 'prompts: [{label: a, text: x}, {label: b}]' | .prompts[1]: missing key 'text'",
                "prompts: annexure-1 | 'prompts: annexure-1, file: x.csv' | : must have one of the keys builtin, file, prompts, has file and prompts",
                "model: | modell: | .endpoint: missing key 'model'",
                "model: | 'temperature: 3, model:' | .endpoint.temperature: must be <= 2, was 3",
                "model: | 'maxTokens: 20, maxCompletionTokens: 20, model:' | .endpoint.maxCompletionTokens: must not stand beside maxTokens",
                "model: | 'apiKey: sk-secret, model:' | .endpoint: unknown key 'apiKey'",
                "model: | 'keyVariable: sk-secret, model:' | .endpoint.keyVariable: must be the name of an environment variable, of upper-case letters, digits and '_', not the key",
                "//localhost | //me:secret@localhost | .endpoint.url: must have no user or password in it",
                "/v1 | /v1?key=secret | .endpoint.url: must have no query and no fragment",
                "http://localhost:11434/v1\", | http://gpu.lan/v1\", keyVariable: KEY, | .endpoint.url: must begin with https://, since a key is sent there and it is not this machine, was http://gpu.lan/v1"
            })
    void aMistakeIsOneLineThatRepeatsNoSecret(String good, String bad, String message) {
        assertThat(SHORT).contains(good);
        assertThatThrownBy(() -> read(SHORT.replace(good, bad)))
                .isInstanceOf(InvalidStudyException.class)
                .message()
                .contains("experiments.yaml:6 wordsets.gender" + message)
                .doesNotContain("secret");
    }

    @Test
    void twoWordSetsDoNotShareARecord() {
        assertThatThrownBy(() -> read(SHORT + "\n  other: " + SHORT.replace("}}", "}, answers: wordsets/gender.json}")))
                .hasMessageContaining("wordsets.other: its answers lie in the same file as those of 'gender'");
    }
}
