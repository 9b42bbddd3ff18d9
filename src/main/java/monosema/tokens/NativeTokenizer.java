package monosema.tokens;

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.Arrays;
import monosema.io.BadInputException;
import monosema.io.OneLine;

/**
 * A tokenizer of Hugging Face's native library, which DJL brings. DJL's own class in front of it asks for every token's
 * text, offsets and masks beside its id, at up to twice the time, and sends a usage ping. Its memory is freed once
 * nothing refers to it any more. Thread-safe.
 */
final class NativeTokenizer {
    private static final Cleaner CLEANER = Cleaner.create();

    private final Path file;
    private final long handle;

    /**
     * A tokenizer of a file's text, without truncation and padding.
     *
     * @throws BadInputException if the library does not load on this platform, or refuses the text
     */
    NativeTokenizer(Path file, String json) {
        this.file = file;
        requireLibrary(file);
        this.handle = create(file, json);
        long freed = handle;
        CLEANER.register(this, () -> TokenizersLibrary.LIB.deleteTokenizer(freed));
        TokenizersLibrary.LIB.disableTruncation(handle);
        TokenizersLibrary.LIB.disablePadding(handle);
    }

    /**
     * The ids of a text, without special tokens around it.
     *
     * @param text without lone surrogates
     */
    int[] encode(String text) {
        try {
            long encoding = TokenizersLibrary.LIB.encode(handle, text, false);
            try {
                return Arrays.stream(TokenizersLibrary.LIB.getTokenIds(encoding))
                        .mapToInt(Math::toIntExact)
                        .toArray();
            } finally {
                TokenizersLibrary.LIB.deleteEncoding(encoding);
            }
        } catch (RuntimeException e) {
            throw refused(file, "cannot encode " + OneLine.quoted(text), e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** The text of ids without special tokens. */
    String decode(int[] ids) {
        try {
            return TokenizersLibrary.LIB.decode(
                    handle, Arrays.stream(ids).asLongStream().toArray(), true);
        } catch (RuntimeException e) {
            throw refused(file, "cannot decode " + ids.length + " ids", e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private static void requireLibrary(Path file) {
        try {
            LibUtils.checkStatus();
        } catch (EngineException | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new BadInputException(
                    "%s: needs Hugging Face's native library, which does not load on %s %s: %s"
                            .formatted(
                                    file,
                                    System.getProperty("os.name"),
                                    System.getProperty("os.arch"),
                                    OneLine.text(String.valueOf(cause.getMessage()))),
                    e);
        }
    }

    private static long create(Path file, String json) {
        try {
            return TokenizersLibrary.LIB.createTokenizerFromString(json);
        } catch (RuntimeException e) {
            throw refused(file, "not a tokenizer", e);
        }
    }

    private static BadInputException refused(Path file, String what, RuntimeException cause) {
        return new BadInputException(
                "%s: %s: %s".formatted(file, what, OneLine.text(String.valueOf(cause.getMessage()))), cause);
    }
}
