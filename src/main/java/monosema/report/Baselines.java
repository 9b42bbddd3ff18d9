package monosema.report;

/** Names of what representations are compared with, by their ids in a record. */
final class Baselines {
    private static final String UNTRAINED = "untrained-";

    private Baselines() {}

    /** As the paper says it. */
    static String name(String id) {
        if (id.startsWith(UNTRAINED)) {
            return "Untrained SAE (" + id.substring(UNTRAINED.length()) + ")";
        }
        return switch (id) {
            case "hook-post" -> "MLP neurons after activation";
            case "pca" -> "Principal components";
            case "rotation" -> "Random rotation";
            default -> id;
        };
    }
}
