package monosema;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import monosema.io.BadInputException;
import monosema.io.OneLine;

/** Bytes and times as a reader wants them: two or three digits and a unit. */
final class Amounts {
    private static final Pattern AGE = Pattern.compile("([0-9]{1,6})([mhdw])");

    private Amounts() {}

    /** Such as {@code 2.1 MiB}. */
    static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        int unit = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        double value = bytes / Math.pow(1024, unit);
        return format(value) + " " + "KMGTPE".charAt(unit - 1) + "iB";
    }

    /** Such as {@code 51 s} or {@code 3.2 h}; a dash where it is not known. */
    static String seconds(double seconds) {
        if (Double.isNaN(seconds)) {
            return "-";
        }
        if (seconds < 60) {
            return format(seconds) + " s";
        }
        if (seconds < 3_600) {
            return format(seconds / 60) + " min";
        }
        return seconds < 86_400 ? format(seconds / 3_600) + " h" : format(seconds / 86_400) + " d";
    }

    /** How long ago something was, such as {@code 3 h}; {@code in 2 h} if it lies ahead of the clock. */
    static String age(Instant then, Instant now) {
        long seconds = Duration.between(then, now).toSeconds();
        return seconds < 0 ? "in " + whole(-seconds) : whole(seconds);
    }

    /** The same in a sentence: {@code 3 h ago} or {@code in 2 h}. */
    static String when(Instant then, Instant now) {
        return age(then, now) + (then.isAfter(now) ? "" : " ago");
    }

    private static String whole(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%.0f", value);
    }

    /**
     * Reads an age such as {@code 30d}: minutes, hours, days or weeks.
     *
     * @param option that it was given with, for the message
     * @throws BadInputException if it is none
     */
    static Duration parse(String option, String text) {
        Matcher age = AGE.matcher(text);
        if (!age.matches()) {
            throw new BadInputException(
                    option + " must be a number with m, h, d or w behind it, such as 30d, was " + OneLine.quoted(text));
        }
        long number = Long.parseLong(age.group(1));
        return switch (age.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }
}
