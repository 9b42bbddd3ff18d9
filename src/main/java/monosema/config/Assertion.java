package monosema.config;

/**
 * What must be true of one recorded result.
 *
 * @param value the result
 * @param relation how its value or interval must lie
 */
public record Assertion(ResultName value, Relation relation) {}
