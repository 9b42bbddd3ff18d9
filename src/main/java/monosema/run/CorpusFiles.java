package monosema.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import monosema.data.Corpus;
import monosema.io.Json;

/** A corpus in the store: {@code corpus.json} (vocabulary, entropy) and two files of little-endian int32 token ids. */
final class CorpusFiles {
    private static final String HEAD = "corpus.json";
    private static final String TRAIN = "train.int32";
    private static final String HELD_OUT = "held-out.int32";

    private CorpusFiles() {}

    static void write(StageWriter out, Corpus corpus) throws IOException {
        Files.writeString(
                out.file(HEAD),
                Json.pretty(Map.of("vocabulary", corpus.vocabulary(), "heldOutEntropy", corpus.heldOutEntropy())));
        Files.write(out.file(TRAIN), bytes(corpus.train()));
        Files.write(out.file(HELD_OUT), bytes(corpus.heldOut()));
    }

    static Corpus read(Path folder) throws IOException {
        JsonNode head = Json.readTree(folder.resolve(HEAD));
        List<String> vocabulary = new ArrayList<>();
        head.path("vocabulary").forEach(word -> vocabulary.add(word.asText()));
        return new Corpus(
                vocabulary,
                tokens(folder.resolve(TRAIN)),
                tokens(folder.resolve(HELD_OUT)),
                head.path("heldOutEntropy").asDouble(Double.NaN));
    }

    private static byte[] bytes(IntBuffer tokens) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(tokens.limit(), Integer.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(tokens.duplicate().rewind());
        return bytes.array();
    }

    private static IntBuffer tokens(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer();
    }
}
