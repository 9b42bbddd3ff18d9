package monosema.config;

/**
 * A number of a record. Whether the record has it shows only where the record is read.
 *
 * @param experiment the id of a declared experiment
 * @param result the id of an entry of its {@code results.json}, such as {@code probe.mlp.testAccuracy}
 */
public record ResultName(String experiment, String result) {}
