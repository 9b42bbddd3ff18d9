package monosema.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumeralTest {
    @Test
    void aSmallNumberIsNeverShownAsZero() {
        assertThat(Numeral.small(3.2e-7)).isEqualTo("3.2 × 10⁻⁷");
        assertThat(Numeral.small(9.96e-5)).isEqualTo("1.0 × 10⁻⁴");
        assertThat(Numeral.small(1.2345e-120)).isEqualTo("1.2 × 10⁻¹²⁰");
        assertThat(Numeral.small(0.0341)).isEqualTo("0.034");
        assertThat(Numeral.small(0.001)).isEqualTo("0.0010");
        assertThat(Numeral.small(1)).isEqualTo("1.0");
        assertThat(Numeral.small(0)).isEqualTo("0");
    }

    @Test
    void aLevelThatIsAPowerOfTenIsShownAsOne() {
        assertThat(Numeral.level(1e-5)).isEqualTo("10⁻⁵");
        assertThat(Numeral.level(5e-5)).isEqualTo("5.0 × 10⁻⁵");
        assertThat(Numeral.level(0.05)).isEqualTo("0.050");
    }

    @Test
    void aDeclaredNumberKeepsItsDigits() {
        assertThat(Numeral.declared(5)).isEqualTo("5");
        assertThat(Numeral.declared(1024)).isEqualTo("1,024");
        assertThat(Numeral.declared(0.05)).isEqualTo("0.05");
        assertThat(Numeral.declared(2.5)).isEqualTo("2.5");
        assertThat(Numeral.declared(5e-5)).isEqualTo("5.0 × 10⁻⁵");
    }

    @Test
    void roundingStartsFromTheExactBinaryValue() {
        assertThat(Numeral.fixed(0.125, 2)).isEqualTo("0.12");
        assertThat(Numeral.fixed(2.675, 2)).isEqualTo("2.67");
        assertThat(Numeral.fixed(-0.004, 2)).isEqualTo("0.00");
        assertThat(Numeral.fixed(-1.5, 1)).isEqualTo("\u22121.5");
        assertThat(Numeral.percent(0.8333)).isEqualTo("83.3%");
    }

    @Test
    void thousandsAreSetApart() {
        assertThat(Numeral.count(0)).isEqualTo("0");
        assertThat(Numeral.count(999)).isEqualTo("999");
        assertThat(Numeral.count(1000)).isEqualTo("1,000");
        assertThat(Numeral.count(-5412338)).isEqualTo("\u22125,412,338");
        assertThat(Numeral.significant(12345, 3)).isEqualTo("12,300");
        assertThat(Numeral.significant(0.012345, 3)).isEqualTo("0.0123");
        assertThat(Numeral.significant(0.5, 3)).isEqualTo("0.500");
        assertThat(Numeral.significant(6, 4)).isEqualTo("6.000");
    }

    @Test
    void whatIsNotANumberIsSaidInWords() {
        assertThat(Numeral.fixed(Double.NaN, 2)).isEqualTo("not defined");
        assertThat(Numeral.fixed(Double.NEGATIVE_INFINITY, 2)).isEqualTo("\u2212∞");
        assertThat(Numeral.small(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    }
}
