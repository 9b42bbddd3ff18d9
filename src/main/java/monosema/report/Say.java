package monosema.report;

import java.util.List;
import monosema.report.text.Numeral;

/** Words around numbers, for templates. */
public final class Say {
    private static final List<String> SMALL = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    /** Such as {@code no neuron}, {@code 1 neuron}, {@code 1,204 neurons}. */
    public String several(double count, String one, String many) {
        return count == 0 ? "no " + one : Numeral.count(count) + " " + (count == 1 ? one : many);
    }

    /** Such as {@code never}, {@code once}, {@code 87 times}. */
    public String times(double count) {
        return count == 0 ? "never" : count == 1 ? "once" : Numeral.count(count) + " times";
    }

    /** The form that goes with a number: {@code one} for 1, else {@code many}. */
    public String agree(double count, String one, String many) {
        return count == 1 ? one : many;
    }

    /** A small number in letters; from 13 in digits. */
    public String word(int count) {
        return count >= 0 && count < SMALL.size() ? SMALL.get(count) : Numeral.count(count);
    }

    /** A proportion in percent. */
    public String percent(double proportion) {
        return Numeral.percent(proportion);
    }

    /** A share in percent, with two significant digits where one decimal would say nothing, such as 0.012%. */
    public String share(double proportion) {
        boolean tiny = proportion > 0 && proportion < 0.01;
        return tiny ? Numeral.significant(proportion * 100, 2) + "%" : Numeral.percent(proportion);
    }

    /** A whole number. */
    public String count(double value) {
        return Numeral.count(value);
    }

    /** With so many decimals. */
    public String fixed(double value, int decimals) {
        return Numeral.fixed(value, decimals);
    }

    /** With two significant digits. */
    public String small(double value) {
        return Numeral.small(value);
    }

    /** A declared level, such as 10⁻⁵. */
    public String level(double value) {
        return Numeral.level(value);
    }

    /** A declared number as it is. */
    public String declared(double value) {
        return Numeral.declared(value);
    }

    /** Such as {@code a}, {@code a and b}, {@code a, b and c}. */
    public String list(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
