package monosema.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.io.BadInputException;
import monosema.io.OneLine;

/**
 * {@code vocab.json} and {@code merges.txt}, checked. Tokens are spelled in {@link ByteAlphabet}.
 *
 * <p>jtokkit merges, among neighbours whose joint text is a token, those of the lowest rank; Hugging Face merges the first
 * of the listed pairs. The two agree on every text if each token's own text, merged by lower ranks alone, ends in the pair
 * that is listed for it: that is checked.
 */
final class Gpt2Files {
    /** GPT-2's longest token has 128 bytes. */
    private static final int LONGEST = 256;

    private static final int BYTES = 256;

    private final Path vocabulary;
    private final Path merges;
    private final Map<String, Integer> ids;
    private final Map<String, Integer> ranks = new LinkedHashMap<>();

    private Gpt2Files(Path vocabulary, Path merges) {
        this.vocabulary = vocabulary;
        this.merges = merges;
        this.ids = ids(vocabulary);
    }

    static Gpt2Files read(Path vocabulary, Path merges) {
        Gpt2Files files = new Gpt2Files(vocabulary, merges);
        for (int value = 0; value < BYTES; value++) {
            String letter = String.valueOf(ByteAlphabet.letter(value));
            files.id(letter, vocabulary, "byte " + value);
            files.ranks.put(letter, value);
        }
        files.id(Tokenizer.END_OF_TEXT, vocabulary, "the begin of a text");
        files.addMerges();
        return files;
    }

    /** Ranks by the bytes of a token, as jtokkit takes them. */
    Map<byte[], Integer> ranks() {
        IdentityHashMap<byte[], Integer> byBytes = new IdentityHashMap<>();
        ranks.forEach((token, rank) -> byBytes.put(ByteAlphabet.bytes(token), rank));
        return byBytes;
    }

    int[] idOfRank() {
        return ranks.keySet().stream().mapToInt(this::idOf).toArray();
    }

    int beginOfText() {
        return idOf(Tokenizer.END_OF_TEXT);
    }

    TokenTable table() {
        List<byte[]> bytes = new ArrayList<>();
        Map<Integer, String> special = new HashMap<>();
        ids.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(entry -> {
            boolean ordinary = ranks.containsKey(entry.getKey());
            bytes.add(ordinary ? ByteAlphabet.bytes(entry.getKey()) : new byte[0]);
            if (!ordinary) {
                special.put(entry.getValue(), entry.getKey());
            }
        });
        return new TokenTable(bytes, special);
    }

    private static Map<String, Integer> ids(Path file) {
        JsonNode root = TokenizerFile.object(file, TokenizerFile.text(file));
        Map<String, Integer> ids = new HashMap<>();
        String[] tokens = new String[root.size()];
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            String token = OneLine.quoted(field.getKey());
            JsonNode id = field.getValue();
            if (!id.isInt() || id.intValue() < 0 || id.intValue() >= tokens.length) {
                throw new BadInputException("%s: token %s: the id must be in [0, %d), as ids have no gaps, was %s"
                        .formatted(file, token, tokens.length, OneLine.text(id.toString())));
            }
            String before = tokens[id.intValue()];
            if (before != null) {
                throw new BadInputException("%s: id %d is both token %s and %s"
                        .formatted(file, id.intValue(), OneLine.quoted(before), token));
            }
            tokens[id.intValue()] = field.getKey();
            ids.put(field.getKey(), id.intValue());
        }
        return ids;
    }

    private void addMerges() {
        List<String> lines = TokenizerFile.text(merges).lines().toList();
        boolean named = !lines.isEmpty() && lines.get(0).startsWith("#version");
        for (int i = named ? 1 : 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                addMerge(lines.get(i), "%s:%d".formatted(merges, i + 1));
            }
        }
    }

    private void addMerge(String line, String where) {
        List<String> pair = List.of(line.split(" ", -1));
        if (pair.size() != 2 || !ranks.keySet().containsAll(pair)) {
            throw new BadInputException("%s: needs two tokens that are bytes or made further up, was %s"
                    .formatted(where, OneLine.quoted(line)));
        }
        String token = String.join("", pair);
        if (!ids.containsKey(token) || token.length() > LONGEST) {
            throw new BadInputException("%s: must make a token of %s of at most %d bytes, was %s"
                    .formatted(where, vocabulary, LONGEST, OneLine.quoted(token)));
        }
        if (ranks.containsKey(token) || !parts(token).equals(pair)) {
            throw new BadInputException("%s: %s is already made of other merges; its tokenizer.json may be used instead"
                    .formatted(where, OneLine.quoted(token)));
        }
        ranks.put(token, ranks.size());
    }

    /** What a token's bytes become by the merges known so far. */
    private List<String> parts(String token) {
        List<String> parts = new ArrayList<>(List.of(token.split("")));
        while (true) {
            int best = -1;
            int bestRank = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < parts.size(); i++) {
                int rank = ranks.getOrDefault(parts.get(i) + parts.get(i + 1), Integer.MAX_VALUE);
                if (rank < bestRank) {
                    best = i;
                    bestRank = rank;
                }
            }
            if (best < 0) {
                return parts;
            }
            parts.set(best, parts.get(best) + parts.remove(best + 1));
        }
    }

    private int idOf(String token) {
        return id(token, vocabulary, "token");
    }

    private int id(String token, Path file, String what) {
        Integer id = ids.get(token);
        if (id == null) {
            throw new BadInputException("%s: must have %s, %s".formatted(file, what, OneLine.quoted(token)));
        }
        return id;
    }
}
