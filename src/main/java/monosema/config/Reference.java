package monosema.config;

import java.util.function.Function;

/** What a recorded result is held against. */
public sealed interface Reference {

    /**
     * {@code 0.5}: a number, in the result's unit.
     *
     * @param number -10^15 to 10^15
     */
    record Given(double number) implements Reference {}

    /**
     * {@code {value: probe.mlp.testAccuracy, of: ..., plus: -0.05}}: another recorded result, moved by a margin.
     *
     * @param name the result; its experiment is by default that of the assertion
     * @param plus added to its value, in its unit, -10^15 to 10^15, default 0
     */
    record Recorded(ResultName name, double plus) implements Reference {}

    /** Calls the function of this kind; a new kind is a new parameter, so that the compiler finds every use. */
    default <T> T match(Function<Given, T> given, Function<Recorded, T> recorded) {
        return this instanceof Given it ? given.apply(it) : recorded.apply((Recorded) this);
    }
}
