package monosema.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import monosema.io.BadInputException;
import monosema.io.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * Any tokenizer of Hugging Face's {@code tokenizer.json}, by Hugging Face's own library. Added tokens, special ones among
 * them, are found in a text that spells them, as {@code transformers} does; none are put around it. {@link #decode} gives
 * back what the file's decoder makes of the ids, which is the text only where the file's normaliser keeps it.
 *
 * <p>DJL unpacks the native library (11 to 14 MB) once into its cache, {@code DJL_CACHE_DIR} or {@code ~/.djl.ai}; with
 * {@code ai.djl.offline=true} it never asks the network for another one.
 */
public final class JsonTokenizer implements Tokenizer {
    private static final List<String> BEGINS =
            List.of("<|begin_of_text|>", "<bos>", END_OF_TEXT, "<s>", "[CLS]", "[BOS]");

    private final Path file;
    private final JsonVocabulary vocabulary;
    private final JsonSpelling spelling;
    private final NativeTokenizer tokenizer;
    private final int beginOfText;

    private JsonTokenizer(Path file) {
        String json = TokenizerFile.text(file);
        JsonNode root = TokenizerFile.object(file, json);
        this.file = file;
        this.vocabulary = JsonVocabulary.of(file, root);
        this.spelling = JsonSpelling.of(root);
        this.beginOfText = beginOfText(file, vocabulary);
        NativeHazards.refuse(file, json, root);
        this.tokenizer = new NativeTokenizer(file, json);
        vocabulary.added().forEach(this::requireFound);
    }

    /**
     * Reads a file. The token before a text is the {@code bos_token} of a {@code tokenizer_config.json} beside it; else
     * the first of {@code <|begin_of_text|>}, {@code <bos>}, {@code <|endoftext|>}, {@code <s>}, {@code [CLS]} and
     * {@code [BOS]} that is a token.
     *
     * @throws BadInputException with one line that names the file, if it is damaged, has no token to stand before a text,
     *     or the native library does not load on this platform
     */
    public static JsonTokenizer read(Path file) {
        return new JsonTokenizer(file);
    }

    /** One more than the largest id; ids between may be unused. */
    @Override
    public int size() {
        return vocabulary.size();
    }

    @Override
    public int beginOfText() {
        return beginOfText;
    }

    @Override
    public int[] encode(String text) {
        int[] ids = tokenizer.encode(Unicode.wellFormed(text));
        if (ids.length == 0 && !text.isEmpty()) {
            throw new BadInputException("%s: no token is left of %s".formatted(file, OneLine.quoted(text)));
        }
        return ids;
    }

    @Override
    public String decode(int[] ids) {
        for (int id : ids) {
            requireId(id);
        }
        return tokenizer.decode(ids);
    }

    /** {@inheritDoc} An unused id is shown as {@code <unused 7>}. */
    @Override
    public String token(int id) {
        requireId(id);
        String token = vocabulary.spelling(id);
        if (token == null) {
            return "<unused %d>".formatted(id);
        }
        return vocabulary.added().containsKey(token) ? token : spelling.shown(token);
    }

    private void requireId(int id) {
        if (id < 0 || id >= size()) {
            throw new IllegalArgumentException("token id %d must be in [0, %d)".formatted(id, size()));
        }
    }

    /** The library numbers added tokens itself and only warns where the file says otherwise. */
    private void requireFound(String token, int id) {
        int[] found = token.isEmpty() ? new int[0] : tokenizer.encode(token);
        if (found.length != 1 || found[0] != id) {
            throw new BadInputException("%s: added token %s: the id must be %s, was %d"
                    .formatted(file, OneLine.quoted(token), found.length == 1 ? found[0] : "one that is found", id));
        }
    }

    private static int beginOfText(Path file, JsonVocabulary vocabulary) {
        String declared = declaredBegin(file.resolveSibling("tokenizer_config.json"));
        if (declared != null) {
            Integer id = vocabulary.id(declared);
            if (id == null) {
                throw new BadInputException("%s: bos_token %s is no token of %s"
                        .formatted(file.resolveSibling("tokenizer_config.json"), OneLine.quoted(declared), file));
            }
            return id;
        }
        return BEGINS.stream()
                .map(vocabulary::id)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "%s: has no token to stand before a text: needs one of %s, or a bos_token in a tokenizer_config.json beside it"
                                .formatted(file, String.join(", ", BEGINS))));
    }

    private static @Nullable String declaredBegin(Path config) {
        if (!Files.exists(config)) {
            return null;
        }
        JsonNode token =
                TokenizerFile.object(config, TokenizerFile.text(config)).path("bos_token");
        JsonNode content = token.isObject() ? token.path("content") : token;
        return content.isTextual() ? content.textValue() : null;
    }
}
