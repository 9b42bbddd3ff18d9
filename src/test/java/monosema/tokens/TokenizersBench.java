package monosema.tokens;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Locale;

/** Tokens a second of each tokenizer over our own text of 1 MB, best of seven. */
public final class TokenizersBench {
    private static final int BYTES = 1_000_000;
    private static final int REPETITIONS = 7;

    private TokenizersBench() {}

    public static void run(PrintStream out) throws IOException {
        String text = text();
        report(out, "gpt2", Gpt2Tokenizer.standard(), text);
        report(out, "llama2c", Llama2cTokenizer.read(References.resource("tok400.bin")), text);
        report(out, "json", JsonTokenizer.read(References.resource("byte-level/tokenizer.json")), text);
    }

    /** The text that the tokenizers' files were made of, again and again. */
    private static String text() throws IOException {
        String once = Files.readString(References.resource("text.txt"));
        return once.repeat(BYTES / once.length() + 1).substring(0, BYTES);
    }

    private static void report(PrintStream out, String name, Tokenizer tokenizer, String text) {
        double best = Double.POSITIVE_INFINITY;
        int tokens = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            long start = System.nanoTime();
            tokens = tokenizer.encode(text).length;
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        out.printf(
                Locale.ROOT,
                "%-8s %,9d tokens of %,d characters in %.3f s: %,.0f tokens/s%n",
                name,
                tokens,
                text.length(),
                best,
                tokens / best);
    }
}
