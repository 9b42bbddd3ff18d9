package monosema.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.GptBytePairEncodingParams;
import com.knuddels.jtokkit.api.IntArrayList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * GPT-2's byte-level byte-pair encoding (Radford et al. 2019, section 2.2), by jtokkit. A text that spells
 * {@value Tokenizer#END_OF_TEXT} is encoded as the characters that it consists of, never as the special token.
 *
 * <p>A text is first cut at white space, letters and digits as Unicode has them: of characters newer than the JDK's
 * Unicode (13 in JDK 17) each counts as a symbol.
 */
public final class Gpt2Tokenizer implements Tokenizer {
    /** {@code encoder.py} of OpenAI's GPT-2; white space is Unicode's. */
    private static final Pattern CUT = Pattern.compile(
            "'(?:[sdmt]|ll|ve|re)| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);

    private final Encoding encoding;
    private final int[] idOfRank;
    private final TokenTable tokens;
    private final int beginOfText;

    private Gpt2Tokenizer(Encoding encoding, int[] idOfRank, TokenTable tokens, int beginOfText) {
        this.encoding = encoding;
        this.idOfRank = idOfRank;
        this.tokens = tokens;
        this.beginOfText = beginOfText;
    }

    /** The 50,257 tokens of GPT-2 and GPT-Neo; reads no file. */
    public static Gpt2Tokenizer standard() {
        return Standard.TOKENIZER;
    }

    /**
     * The tokens of a repository of Hugging Face's layout. A token that neither is a byte nor is made by a merge is
     * special.
     *
     * @param vocabulary {@code vocab.json}: ids by token, 0 and up without gaps; every byte and
     *     {@value Tokenizer#END_OF_TEXT} are among them
     * @param merges {@code merges.txt}: a pair of tokens a line, the first to be merged first
     * @throws monosema.io.BadInputException with one line that names the file, if one of them is not as said, or the order
     *     of its merges does not lead to each token
     */
    public static Gpt2Tokenizer read(Path vocabulary, Path merges) {
        Gpt2Files files = Gpt2Files.read(vocabulary, merges);
        Encoding encoding = Encodings.newLazyEncodingRegistry()
                .registerGptBytePairEncoding(
                        new GptBytePairEncodingParams(vocabulary.toString(), CUT, files.ranks(), Map.of()))
                .getEncoding(vocabulary.toString())
                .orElseThrow();
        return new Gpt2Tokenizer(encoding, files.idOfRank(), files.table(), files.beginOfText());
    }

    @Override
    public int size() {
        return tokens.size();
    }

    @Override
    public int beginOfText() {
        return beginOfText;
    }

    @Override
    public int[] encode(String text) {
        int[] ids = encoding.encodeOrdinary(Unicode.wellFormed(text)).toArray();
        for (int i = 0; i < ids.length; i++) {
            ids[i] = idOfRank[ids[i]];
        }
        return ids;
    }

    @Override
    public String decode(int[] ids) {
        return tokens.decode(ids);
    }

    @Override
    public String token(int id) {
        return tokens.token(id);
    }

    /** Made when first asked for. */
    private static final class Standard {
        private static final int WORDS = 50_256;
        private static final Gpt2Tokenizer TOKENIZER = make();

        /** In jtokkit's table a token's rank is its id. */
        private static Gpt2Tokenizer make() {
            Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.R50K_BASE);
            List<byte[]> bytes = new ArrayList<>();
            for (int id = 0; id < WORDS; id++) {
                IntArrayList one = new IntArrayList(1);
                one.add(id);
                bytes.add(encoding.decodeBytes(one));
            }
            bytes.add(new byte[0]);
            TokenTable table = new TokenTable(bytes, Map.of(WORDS, END_OF_TEXT));
            return new Gpt2Tokenizer(encoding, IntStream.range(0, WORDS).toArray(), table, WORDS);
        }
    }
}
