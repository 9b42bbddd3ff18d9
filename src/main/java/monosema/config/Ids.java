package monosema.config;

import java.util.Map;
import java.util.regex.Pattern;
import monosema.config.yaml.Value;

/** Names that become names of files and folders. */
final class Ids {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");

    private Ids() {}

    static String read(Value value) {
        String id = value.text();
        if (!id.isEmpty() && !isId(id)) {
            value.mustBe("1 to 64 lower-case letters, digits and hyphens");
        }
        return id;
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Notes an id that an earlier section has taken; {@code id} is empty where it could not be read. */
    static void mustBeNew(String noun, String id, Value value, Map<String, Integer> lineOfId) {
        Integer first = id.isEmpty() ? null : lineOfId.putIfAbsent(id, value.line());
        if (first != null) {
            value.mistake("duplicate " + noun + " id '" + id + "' (first on line " + first + ")");
        }
    }
}
