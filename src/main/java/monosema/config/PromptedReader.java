package monosema.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import monosema.chat.ChatAddress;
import monosema.config.ChatSpec.TokenLimit;
import monosema.config.yaml.Bounds;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads a word set that a model is asked for. */
final class PromptedReader {
    private static final String ANNEXURE_1 = "annexure-1";
    private static final String KEY_VARIABLE = "keyVariable";
    private static final String MAX_TOKENS = "maxTokens";
    private static final String MAX_COMPLETION_TOKENS = "maxCompletionTokens";

    private static final int MOST_PROMPTS = 32;
    private static final int LONGEST_PROMPT = 4000;
    private static final int LONGEST_NAME = 200;
    private static final Bounds TOKENS = Bounds.between(16, 131_072);
    private static final Bounds SEED = Bounds.between(0, Integer.MAX_VALUE);
    private static final Bounds SECONDS = Bounds.between(1, 86_400);

    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _-]{0,99}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    private static final EndpointSpec NOWHERE = new EndpointSpec(ChatAddress.of("http://localhost"), "", 600);

    /** In YAML one map: a user thinks of a model and its server together. */
    private record Server(ChatSpec chat, EndpointSpec endpoint) {}

    private PromptedReader() {}

    static WordSetSpec.Prompted read(String name, Section section, Path study) {
        PromptsSpec prompts = prompts(section.required("prompts"));
        Server server = section.required("endpoint").section(knobs -> new Server(chat(knobs), endpoint(knobs)));
        Path answers = section.optional("answers")
                .map(value -> answers(value, study))
                .orElseGet(() -> study.resolveSibling("wordsets").resolve(name + ".json"));
        return new WordSetSpec.Prompted(name, prompts, server.chat(), server.endpoint(), answers);
    }

    private static PromptsSpec prompts(Value value) {
        if (!value.isList()) {
            String named = value.text();
            if (!named.isEmpty() && !named.equals(ANNEXURE_1)) {
                value.mustBe(ANNEXURE_1 + " or a list of {label: ..., text: ...}");
            }
            return new PromptsSpec.Annexure1();
        }
        List<PromptSpec> prompts = value.list().stream()
                .map(entry -> entry.section(PromptedReader::prompt))
                .toList();
        long labels = prompts.stream().map(PromptSpec::label).distinct().count();
        if (prompts.size() > MOST_PROMPTS) {
            value.mistake("must have at most %d prompts, has %d".formatted(MOST_PROMPTS, prompts.size()));
        } else if (labels != 2
                && prompts.stream().noneMatch(prompt -> prompt.label().isEmpty())) {
            value.mistake("must have prompts of two labels, has " + labels);
        }
        return new PromptsSpec.Listed(prompts);
    }

    private static PromptSpec prompt(Section section) {
        Value label = section.required("label");
        String name = label.text();
        if (!name.isEmpty() && !LABEL.matcher(name).matches()) {
            label.mustBe("at most 100 letters, digits, spaces, '-' and '_'");
        }
        return new PromptSpec(name, atMost(LONGEST_PROMPT, section.required("text")), section.flag("lowerCase", false));
    }

    private static ChatSpec chat(Section section) {
        Optional<Value> completion = section.optional(MAX_COMPLETION_TOKENS);
        completion
                .filter(value -> section.optional(MAX_TOKENS).isPresent())
                .ifPresent(value -> value.mistake("must not stand beside " + MAX_TOKENS));
        boolean other = completion.isPresent();
        return new ChatSpec(
                atMost(LONGEST_NAME, section.required("model")),
                section.number("temperature", Bounds.between(0, 2), 0),
                section.whole("seed", SEED, 42),
                section.whole(other ? MAX_COMPLETION_TOKENS : MAX_TOKENS, TOKENS, 2048),
                other ? TokenLimit.MAX_COMPLETION_TOKENS : TokenLimit.MAX_TOKENS);
    }

    private static EndpointSpec endpoint(Section section) {
        Value url = section.required("url");
        ChatAddress address = address(url);
        String variable =
                section.optional(KEY_VARIABLE).map(PromptedReader::variable).orElse("");
        if (!variable.isEmpty() && section.isSound("url") && !address.isSafeForKeys()) {
            url.mistake(
                    "must begin with https://, since a key is sent there and it is not this machine, was " + address);
        }
        return new EndpointSpec(address, variable, section.whole("timeoutSeconds", SECONDS, 600));
    }

    private static ChatAddress address(Value value) {
        String text = value.text();
        try {
            return text.isEmpty() ? NOWHERE.address() : ChatAddress.of(text);
        } catch (IllegalArgumentException e) {
            value.mistake(String.valueOf(e.getMessage()));
            return NOWHERE.address();
        }
    }

    /** Whoever writes the key itself here must not find it in a log. */
    private static String variable(Value value) {
        String name = value.text();
        if (!name.isEmpty() && !VARIABLE.matcher(name).matches()) {
            value.mistake(
                    "must be the name of an environment variable, of upper-case letters, digits and '_', not the key");
            return "";
        }
        return name;
    }

    private static Path answers(Value value, Path study) {
        try {
            return study.resolveSibling(value.text()).normalize();
        } catch (InvalidPathException e) {
            value.mustBe("the path of a file");
            return study;
        }
    }

    private static String atMost(int most, Value value) {
        String text = value.text();
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            value.mistake("must have at most %d characters, has %d".formatted(most, length));
        }
        return text;
    }
}
