package monosema.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a {@code tokenizer.json} spells what its tokens stand for. */
enum JsonSpelling {
    /** GPT-2's letters for bytes. */
    BYTES {
        @Override
        String shown(String spelling) {
            return ByteAlphabet.spells(spelling) ? TokenTable.shown(ByteAlphabet.bytes(spelling)) : spelling;
        }
    },
    /** U+2581 for a space, {@code <0xE2>} for a byte. */
    SENTENCEPIECE {
        @Override
        String shown(String spelling) {
            Matcher single = BYTE.matcher(spelling);
            return single.matches()
                    ? TokenTable.shown(new byte[] {(byte) Integer.parseInt(single.group(1), 16)})
                    : spelling.replace('\u2581', ' ');
        }
    },
    /** As it is. */
    PLAIN {
        @Override
        String shown(String spelling) {
            return spelling;
        }
    };

    private static final Pattern BYTE = Pattern.compile("<0x([0-9A-F]{2})>");

    /** The text of a token as {@link Tokenizer#token} shows it. */
    abstract String shown(String spelling);

    static JsonSpelling of(JsonNode root) {
        Set<String> types = Stream.of("pre_tokenizer", "decoder")
                .flatMap(key -> root.path(key).findValuesAsText("type").stream())
                .collect(Collectors.toSet());
        if (types.contains("ByteLevel")) {
            return BYTES;
        }
        boolean marksSpaces = Stream.of("Metaspace", "ByteFallback", "Replace").anyMatch(types::contains);
        return marksSpaces ? SENTENCEPIECE : PLAIN;
    }
}
