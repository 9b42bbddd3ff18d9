/**
 * Reads YAML into typed values and collects every mistake on the way, each with line, path, value and bound; knows
 * nothing of experiments. Start at {@link monosema.config.yaml.YamlFile} and {@link monosema.config.yaml.Section}.
 */
@NullMarked
package monosema.config.yaml;

import org.jspecify.annotations.NullMarked;
