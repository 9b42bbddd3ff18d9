package monosema.config;

import java.nio.file.Path;
import java.util.Optional;
import monosema.config.yaml.Bounds;
import monosema.config.yaml.Kinds;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads what a model reads. */
final class CorpusReader {
    private static final Bounds BYTES = Bounds.between(1, 1L << 40);
    private static final Bounds HELD_OUT = Bounds.between(10, 1_000_000);
    private static final int HELD_OUT_DOCUMENTS = 1_000;
    private static final int LONGEST_NAME = 1_000;

    private final FileSourceReader sources;
    private final Kinds<CorpusSpec> kinds;

    /**
     * Reads corpora of one study.
     *
     * @param study the file that declares them, whose folder paths are relative to
     */
    CorpusReader(Path study) {
        sources = new FileSourceReader(study);
        kinds = Kinds.<CorpusSpec>of("corpus")
                .kind("storyworld", CorpusReader::storyWorld)
                .kind("text", this::text)
                .kind("jsonl", this::jsonLines)
                .kind("parquet", this::parquet)
                .kind("sample", CorpusReader::sample);
    }

    CorpusSpec read(Value value) {
        return kinds.readWrapped(value);
    }

    private static CorpusSpec storyWorld(Section s) {
        return new CorpusSpec.StoryWorld(
                s.whole("stories", Bounds.between(100, 10_000_000)), s.whole("heldOutStories", HELD_OUT, 2_000));
    }

    private CorpusSpec text(Section s) {
        return new DocumentsSpec.Text(sources.read(s), choice(s), maxBytes(s), boundary(s), s.flag("strip", true));
    }

    private CorpusSpec jsonLines(Section s) {
        return new DocumentsSpec.JsonLines(sources.read(s), choice(s), maxBytes(s), name(s, "field"));
    }

    private CorpusSpec parquet(Section s) {
        return new DocumentsSpec.Parquet(sources.read(s), choice(s), maxBytes(s), name(s, "column"));
    }

    private static CorpusSpec sample(Section s) {
        return new CorpusSpec.Sample(
                s.whole("documents", Bounds.between(10, 10_000_000)),
                s.whole("heldOutDocuments", HELD_OUT, HELD_OUT_DOCUMENTS),
                s.whole("maxTokens", Bounds.between(2, 100_000)),
                s.number("temperature", Bounds.above(0, 10), 1),
                s.number("topP", Bounds.above(0, 1), 1));
    }

    private static DocumentChoice choice(Section s) {
        return new DocumentChoice(
                s.whole("documents", Bounds.between(1, DocumentChoice.ALL), DocumentChoice.ALL),
                s.whole("heldOutDocuments", Bounds.between(1, 1_000_000), HELD_OUT_DOCUMENTS),
                s.whole("minChars", Bounds.between(1, 1_000_000), 1));
    }

    private static long maxBytes(Section s) {
        return s.optional("maxBytes").map(value -> value.wholeLong(BYTES)).orElse(DocumentsSpec.MAX_BYTES);
    }

    private static DocumentBoundary boundary(Section s) {
        Optional<Value> separator = s.optional("separator");
        Optional<Value> start = s.optional("startsWith");
        if (separator.isPresent() && start.isPresent()) {
            s.mistake("must have one of the keys separator, startsWith, has both");
        }
        return start.or(() -> separator)
                .map(value -> new DocumentBoundary(value.verbatim(DocumentBoundary.LONGEST), start.isPresent()))
                .orElse(DocumentBoundary.END_OF_TEXT);
    }

    private static String name(Section s, String key) {
        return s.optional(key).map(value -> value.verbatim(LONGEST_NAME)).orElse("text");
    }
}
