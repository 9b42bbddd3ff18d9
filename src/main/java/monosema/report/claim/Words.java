package monosema.report.claim;

import monosema.config.Comparison;
import monosema.config.Placement;
import monosema.config.Reference;
import monosema.config.Relation;
import monosema.io.OneLine;

/** What an assertion claims of its result, in words. */
final class Words {
    private final String experiment;
    private final String unit;

    private Words(String experiment, String unit) {
        this.experiment = experiment;
        this.unit = unit;
    }

    /**
     * Such as {@code whole interval above 50%}.
     *
     * @param experiment of the result; another result is named with its experiment where that is another one
     * @param unit of the result
     */
    static String of(Relation relation, String experiment, String unit) {
        Words words = new Words(experiment, unit);
        return relation.match(words::compared, words::near, words::placed, words::apart);
    }

    private String compared(Relation.Compared relation) {
        return comparison(relation.comparison()) + " " + reference(relation.reference());
    }

    private static String comparison(Comparison comparison) {
        return switch (comparison) {
            case ABOVE -> "above";
            case BELOW -> "below";
            case AT_LEAST -> "at least";
            case AT_MOST -> "at most";
            case IS -> "exactly";
        };
    }

    private String near(Relation.Near relation) {
        String tolerance = relation.relative()
                ? Figure.declared(relation.tolerance(), "proportion") + " of that"
                : Figure.difference(relation.tolerance(), unit);
        return "equal to %s within %s".formatted(reference(relation.reference()), tolerance);
    }

    private String placed(Relation.Placed relation) {
        return placement(relation.placement()).formatted(reference(relation.reference()));
    }

    private static String placement(Placement placement) {
        return switch (placement) {
            case ABOVE -> "whole interval above %s";
            case BELOW -> "whole interval below %s";
            case CONTAINS -> "interval contains %s";
            case NOT_ABOVE -> "interval not wholly above %s";
            case NOT_BELOW -> "interval not wholly below %s";
        };
    }

    private String apart(Relation.Apart relation) {
        return "interval apart from that of " + name(relation.reference());
    }

    private String reference(Reference reference) {
        return reference.match(given -> Figure.declared(given.number(), unit), this::moved);
    }

    private String moved(Reference.Recorded recorded) {
        String margin = Figure.difference(recorded.plus(), unit);
        return name(recorded)
                + (recorded.plus() == 0 ? "" : recorded.plus() > 0 ? " plus " + margin : " less " + margin);
    }

    private String name(Reference.Recorded recorded) {
        String result = OneLine.text(recorded.name().result());
        boolean elsewhere = !recorded.name().experiment().equals(experiment);
        return elsewhere ? result + " of " + recorded.name().experiment() : result;
    }
}
