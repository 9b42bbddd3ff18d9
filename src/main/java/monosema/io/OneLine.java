package monosema.io;

/** Text from outside inside a message: on one line, of bounded length, without what a terminal would act on. */
public final class OneLine {
    private static final int MAX_CHARACTERS = 200;

    private OneLine() {}

    /** Its first 200 characters, in quotes, as JSON writes it. */
    public static String quoted(String text) {
        return escaped(Json.canonical(cut(text)));
    }

    /** Its first 200 characters as they are, but for controls, marks without a shape and ends of lines, escaped. */
    public static String text(String text) {
        return escaped(cut(text));
    }

    private static String cut(String text) {
        return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "...";
    }

    private static String escaped(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(codePoint -> append(line, codePoint));
        return line.toString();
    }

    private static void append(StringBuilder line, int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> line.append("\\u%04x".formatted(codePoint));
            default -> line.appendCodePoint(codePoint);
        }
    }
}
