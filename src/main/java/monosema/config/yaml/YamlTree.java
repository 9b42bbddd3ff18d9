package monosema.config.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeType;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/**
 * YAML text as nodes with marks. Scalars resolve as in JSON (so {@code yes} and {@code 1_000} are text); nesting and
 * aliases are limited before anything is built, since a small text can otherwise describe a tree of any size.
 */
final class YamlTree {
    static final int DEEPEST = 32;
    static final int MOST_ALIASES = 64;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new JsonSchema())
            .setCodePointLimit(YamlFile.LONGEST)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .build();

    private YamlTree() {}

    static Optional<Node> parse(String text, Mistakes mistakes) {
        try {
            Optional<Mistake> beyond = beyondLimits(text);
            if (beyond.isPresent()) {
                mistakes.add(beyond.get());
                return Optional.empty();
            }
            Optional<Node> root = new Compose(SETTINGS).composeString(text).filter(YamlTree::isNotNull);
            if (root.isEmpty()) {
                mistakes.add(new Mistake(0, 0, "", "is empty"));
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            mistakes.add(at(e.getProblemMark(), "not YAML: " + sentence(e)));
        } catch (ReaderException e) {
            int line = 1
                    + (int) text.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            String character = String.format("U+%04X", e.getCodePoint());
            mistakes.add(new Mistake(line, 0, "", "not YAML: character " + character + " is not allowed"));
        } catch (YamlEngineException e) {
            mistakes.add(new Mistake(0, 0, "", "not YAML: " + e.getMessage()));
        }
        return Optional.empty();
    }

    private static Optional<Mistake> beyondLimits(String text) {
        int depth = 0;
        int aliases = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            switch (event.getEventId()) {
                case SequenceStart, MappingStart -> depth++;
                case SequenceEnd, MappingEnd -> depth--;
                case Alias -> aliases++;
                default -> {}
            }
            if (depth > DEEPEST) {
                return Optional.of(at(event.getStartMark(), "nested deeper than " + DEEPEST + " levels"));
            }
            if (aliases > MOST_ALIASES) {
                return Optional.of(at(event.getStartMark(), "more than " + MOST_ALIASES + " aliases"));
            }
        }
        return Optional.empty();
    }

    private static boolean isNotNull(Node node) {
        return node.getNodeType() != NodeType.SCALAR || !node.getTag().equals(Tag.NULL);
    }

    private static Mistake at(Optional<Mark> mark, String message) {
        return new Mistake(
                mark.map(Mark::getLine).orElse(-1) + 1,
                mark.map(Mark::getColumn).orElse(-1) + 1,
                "",
                message);
    }

    private static String sentence(MarkedYamlEngineException e) {
        String context = e.getContext() == null || e.getContext().isBlank() ? "" : e.getContext() + ": ";
        return (context + e.getProblem()).replaceAll("\\s+", " ");
    }
}
