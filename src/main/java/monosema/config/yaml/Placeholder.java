package monosema.config.yaml;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** {@code $name} or <code>${name}</code> in a text; {@code $$} is a dollar, and so is one before anything else. */
final class Placeholder {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,31}");
    private static final Pattern USE = Pattern.compile("\\$(?:\\$|(%1$s)|\\{(%1$s)})".formatted(NAME));

    private Placeholder() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether a scalar changes when it is filled in; takes the names in it. */
    static boolean isIn(ScalarNode scalar, Consumer<String> names) {
        Matcher use = USE.matcher(scalar.getTag().equals(Tag.STR) ? scalar.getValue() : "");
        boolean any = false;
        while (use.find()) {
            any = true;
            Optional.of(name(use)).filter(name -> !name.isEmpty()).ifPresent(names);
        }
        return any;
    }

    /** The scalar with values in place of names; empty if a name in it has none. */
    static Optional<ScalarNode> fill(ScalarNode scalar, Function<String, Optional<ScalarNode>> values) {
        String text = scalar.getValue();
        Matcher use = USE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (use.find()) {
            String name = name(use);
            Optional<ScalarNode> value = name.isEmpty() ? Optional.empty() : values.apply(name);
            if (value.isEmpty() && !name.isEmpty()) {
                return Optional.empty();
            }
            if (value.isPresent() && use.start() == 0 && use.end() == text.length()) {
                return value.map(whole -> at(scalar, whole.getTag(), whole.getValue()));
            }
            use.appendReplacement(
                    filled,
                    Matcher.quoteReplacement(value.map(ScalarNode::getValue).orElse("$")));
        }
        return Optional.of(at(scalar, scalar.getTag(), use.appendTail(filled).toString()));
    }

    private static ScalarNode at(ScalarNode place, Tag tag, String text) {
        return new ScalarNode(tag, true, text, place.getScalarStyle(), place.getStartMark(), place.getEndMark());
    }

    /** Empty for a dollar that stands for itself. */
    private static String name(Matcher use) {
        String plain = use.group(1);
        String braced = use.group(2);
        return plain != null ? plain : braced != null ? braced : "";
    }
}
