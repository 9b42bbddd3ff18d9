package monosema.config;

/**
 * A model that answers prompts, and how: with the prompts, all that its answers depend on as far as the asker has a say.
 *
 * @param model as its server calls it, at most 200 characters
 * @param temperature 0 to 2, default 0
 * @param seed of the server's sampling, 0 to 2<sup>31</sup>-1, default 42; not every server heeds it
 * @param maxTokens most tokens of an answer, 16 to 131,072, default 2,048
 * @param tokenLimit how the server is told of {@code maxTokens}
 */
public record ChatSpec(String model, double temperature, int seed, int maxTokens, TokenLimit tokenLimit) {

    /** The field of a request that limits the answer's tokens. */
    public enum TokenLimit {
        /** {@code maxTokens} in YAML: what every server knows. */
        MAX_TOKENS("max_tokens"),
        /** {@code maxCompletionTokens} in YAML: what OpenAI's reasoning models take instead. */
        MAX_COMPLETION_TOKENS("max_completion_tokens");

        private final String field;

        TokenLimit(String field) {
            this.field = field;
        }

        /** Its name in a request. */
        public String field() {
            return field;
        }
    }
}
