package monosema.data;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Documents for measuring, all different, one behind the other; finds whether another document is one of them. */
final class HeldOutDocuments {
    private final TokenBuffer tokens = new TokenBuffer();
    private final Map<Integer, List<Span>> spans = new HashMap<>();
    private int count;

    private record Span(int begin, int end) {}

    /** Takes a document that is not here yet. */
    void add(IntBuffer document) {
        int begin = tokens.size();
        tokens.add(document);
        spans.computeIfAbsent(document.hashCode(), hash -> new ArrayList<>()).add(new Span(begin, tokens.size()));
        count++;
    }

    boolean contains(IntBuffer document) {
        List<Span> alike = spans.get(document.hashCode());
        if (alike == null) {
            return false;
        }
        IntBuffer all = tokens.toBuffer();
        return alike.stream()
                .anyMatch(span ->
                        all.slice(span.begin(), span.end() - span.begin()).equals(document));
    }

    int count() {
        return count;
    }

    IntBuffer toBuffer() {
        return tokens.toBuffer();
    }
}
