package monosema.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import monosema.io.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclarationTest {
    @TempDir
    Path folder;

    @Test
    void anExperimentIsPlainDataWithTheKindsThatWereNamed() throws IOException {
        assertThat(Json.canonical(Declaration.of(read(GoodStudy.TEXT)))).isEqualTo("""
                        {"activations":{"hook":"blocks.1.hook_mlp_out","pooling":"last","prependBos":false},\
                        "analyses":[{"alpha":1.0E-5,"familywiseLevel":0.05,"kind":"t-test","permutations":10000,"variance":"welch"},\
                        {"controlDraws":20,"folds":4,"innerFolds":5,"kind":"probe","mdlOrders":10,"nonInferiorityMargin":0.05,"permutations":200,"permute":"smallest","repeats":10,"scaling":"global","strengths":12},\
                        {"folds":5,"kind":"logistic","mixing":0.5,"penalties":["l2","l1","elastic-net"],"ratio":0.01,\
                        "shuffles":10,"splits":20,\
                        "stability":{"expectedFalse":1.0,"subsamples":100,"threshold":0.9},"strengths":12}],\
                        "corpus":{"heldOutStories":2000,"kind":"storyworld","stories":50000},\
                        "device":"cpu","id":"story",\
                        "model":{"batch":64,"context":64,"dModel":128,"heads":4,"kind":"gpt-neo","layers":2,\
                        "learningRate":0.002,"steps":1200,"warmUpShare":0.05},\
                        "run":"always",\
                        "saes":[{"architecture":{"kind":"standard","l1Coefficient":5.0,"l1WarmUpShare":0.05},"expansion":16,\
                        "id":"standard","kind":"trained",\
                        "training":{"adamBeta1":0.9,"adamBeta2":0.999,"applyBDecToInput":false,"batch":512,\
                        "decayShare":0.2,"decoderInit":"uniform","decoderInitNorm":0.1,"foldDecoderBias":true,\
                        "gradientNorm":1.0,"learningRate":0.008,"normalizeActivations":true,"seed":7,"steps":3000,\
                        "warmUpShare":0.0}}],\
                        "seed":7,"stream":{"excludeSpecialTokens":false,"prependBos":false},"title":"A story",\
                        "wordset":{"kind":"builtin","name":"gender","resource":"gender"}}""");
    }

    @Test
    void namesWhenAndWhereAreNoPartOfTheIdentity() throws IOException {
        String renamed = GoodStudy.TEXT
                .replace("id: story", "id: tale")
                .replace("A story", "A tale")
                .replace("device: cpu", "device: gpu")
                .replace("gender: {", "sex: {")
                .replace("wordset: gender", "wordset: sex");

        assertThat(Declaration.identity(read(renamed))).isEqualTo(Declaration.identity(read(GoodStudy.TEXT)));
    }

    @Test
    void everyKnobIsPartOfTheIdentity() throws IOException {
        Map<String, Object> good = Declaration.identity(read(GoodStudy.TEXT));

        assertThat(Declaration.identity(read(GoodStudy.TEXT.replace("folds: 4", "folds: 5"))))
                .isNotEqualTo(good);
        assertThat(Declaration.identity(read(GoodStudy.TEXT.replace("seed: 7", "seed: 8"))))
                .isNotEqualTo(good);
    }

    @Test
    void thePathOfAWordFileIsNoPartOfADeclaration() throws IOException {
        Files.writeString(folder.resolve("words.csv"), "word,label\n");

        ModelExperiment experiment =
                (ModelExperiment) read(GoodStudy.TEXT.replace("{builtin: gender}", "{file: words.csv}"));

        assertThat(Json.canonical(Declaration.of(experiment.wordset()))).isEqualTo("""
                {"kind":"file","name":"gender"}""");
    }

    @Test
    void thePathsOfACorpusAreNoPartOfADeclarationButThoseOfAHubAre() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "a");
        String commit = "0123456789012345678901234567890123456789";

        assertThat(Json.canonical(corpus("{text: {file: a.txt, startsWith: \"\\n\\nOnce\"}}")))
                .isEqualTo("""
                {"boundary":{"kept":true,"text":"\\n\\nOnce"},\
                "choice":{"documents":1000000000,"heldOutDocuments":1000,"minChars":1},\
                "kind":"text","maxBytes":4294967296,"source":{"kind":"file"},"strip":true}""");
        assertThat(Json.canonical(corpus("{parquet: {hub: a/b, revision: '" + commit + "', path: x/y.parquet}}")))
                .isEqualTo("""
                {"choice":{"documents":1000000000,"heldOutDocuments":1000,"minChars":1},\
                "column":"text","kind":"parquet","maxBytes":4294967296,\
                "source":{"dataset":true,"files":[{"path":"x/y.parquet","sha256":""}],"kind":"hub",\
                "repository":"a/b","revision":"0123456789012345678901234567890123456789"}}""");
    }

    private Map<String, Object> corpus(String yaml) throws IOException {
        String study = GoodStudy.TEXT.replace("{storyworld: {stories: 50000}}", yaml);
        return Declaration.of(((ModelExperiment) read(study)).corpus());
    }

    private Experiment read(String text) throws IOException {
        Path file = folder.resolve("experiments.yaml");
        Files.writeString(file, text);
        return StudyReader.read(file).experiments().get(0);
    }
}
