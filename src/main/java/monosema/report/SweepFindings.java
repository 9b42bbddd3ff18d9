package monosema.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import monosema.config.Sweep;
import monosema.report.chart.SweptCell;
import monosema.report.chart.SweptCell.State;
import monosema.report.chart.SweptOutcome;
import monosema.report.text.Numeral;

/** What the chart of a sweep against one knob says. */
final class SweepFindings {
    private SweepFindings() {}

    static String of(Sweep.Knob knob, List<SweptCell> cells, List<SweptOutcome> outcomes) {
        String means = outcomes.stream()
                .map(outcome -> mean(outcome, knob, cells))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return "Means over the recorded cells, by %s. %s.%s"
                .formatted(
                        knob.name(),
                        means,
                        Stream.of(State.FAILED, State.NOT_RUN)
                                .map(state -> missing(state, cells))
                                .collect(Collectors.joining()));
    }

    /** At the first and the last value that has any. */
    private static String mean(SweptOutcome outcome, Sweep.Knob knob, List<SweptCell> cells) {
        List<String> known = knob.values().stream()
                .map(value -> mean(outcome, knob.name(), value, cells))
                .flatMap(Optional::stream)
                .toList();
        return switch (known.size()) {
            case 0 -> "";
            case 1 -> outcome.name() + ": " + known.get(0);
            default -> "%s: %s, %s".formatted(outcome.name(), known.get(0), known.get(known.size() - 1));
        };
    }

    private static Optional<String> mean(SweptOutcome outcome, String knob, String value, List<SweptCell> cells) {
        OptionalDouble mean = cells.stream()
                .filter(cell -> cell.value(knob).equals(value))
                .flatMap(cell -> Stream.ofNullable(outcome.points().get(cell.id())))
                .mapToDouble(SweptOutcome.Point::value)
                .filter(Double::isFinite)
                .average();
        return mean.isEmpty() ? Optional.empty() : Optional.of(outcome.shown(mean.getAsDouble()) + " at " + value);
    }

    private static String missing(State state, List<SweptCell> cells) {
        long count = cells.stream().filter(cell -> cell.state() == state).count();
        return count == 0
                ? ""
                : " %s %s %s."
                        .formatted(
                                Numeral.count((double) count),
                                count == 1 ? "cell is" : "cells are",
                                state == State.FAILED ? "marked as failed" : "marked as not run");
    }
}
