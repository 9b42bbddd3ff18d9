package monosema.report.chart;

/**
 * What the words are represented by: the MLP's activations, or an SAE's.
 *
 * @param id {@code mlp} or the SAE's id
 * @param name as charts and tables say it
 * @param index 0 for the MLP, from 1 for the SAEs
 */
public record Representation(String id, String name, int index) {
    /** The MLP's id in every record. */
    public static final String MLP = "mlp";

    /** Whether it is the MLP. */
    public boolean mlp() {
        return index == 0;
    }

    /** Its colour. */
    public Ink ink() {
        return mlp() ? Ink.MLP : Ink.SAE;
    }

    Style style() {
        return Style.representation(name, index);
    }
}
