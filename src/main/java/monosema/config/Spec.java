package monosema.config;

/** What a user declares by naming a kind. */
public interface Spec {

    /** The kind as it is written in {@code experiments.yaml} and in {@code declaration.json}. */
    String kind();
}
