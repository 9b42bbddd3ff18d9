package monosema.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import monosema.config.yaml.Bounds;
import monosema.config.yaml.Section;
import monosema.config.yaml.Value;

/** Reads what an experiment on planted dictionaries draws, and the SAEs that look for it. */
final class PlantedReader {
    private static final String ACTIVE = "active";
    private static final List<Integer> OTHERWISE_ACTIVE = List.of(5, 20);
    /** So that each of five folds holds as many rows with a feature as without it. */
    private static final int ROWS_STEP = 10;

    private PlantedReader() {}

    static PlantedSpec read(Section s) {
        int features = s.whole("features", Bounds.between(2, 4_096), 256);
        double least = s.number("leastStrength", Bounds.above(0, 1e3), 0.5);
        return new PlantedSpec(
                s.whole("dIn", Bounds.between(2, 1_024), 64),
                features,
                active(s, s.isSound("features") ? features : Integer.MAX_VALUE),
                s.number("exponent", Bounds.between(0, 5), 1),
                least,
                s.number("mostStrength", Bounds.between(least, 1e3), Math.max(least, 1.5)),
                s.whole("dictionaries", Bounds.between(1, 100), 3),
                s.whole("heldOutRows", Bounds.between(100, 10_000_000), 20_000),
                s.optional("labels")
                        .map(value -> value.<PlantedLabels>section(
                                labels -> labels(labels, s.isSound("features") ? features : Integer.MAX_VALUE)))
                        .orElse(PlantedLabels.NONE));
    }

    private static PlantedLabels labels(Section s, int features) {
        int rows = s.whole("rows", Bounds.between(40, 10_000), 200);
        if (rows % ROWS_STEP != 0 && s.isSound("rows")) {
            s.required("rows").mustBe("a multiple of " + ROWS_STEP);
        }
        return new PlantedLabels(
                s.whole("features", Bounds.between(2, features), Math.min(16, features)),
                rows,
                s.whole("noiseDraws", Bounds.between(0, 100_000), 500),
                s.whole("permutations", Bounds.between(19, 10_000), 19));
    }

    private static List<Integer> active(Section s, int features) {
        Optional<Value> list = s.optional(ACTIVE);
        if (list.isEmpty()) {
            return OTHERWISE_ACTIVE;
        }
        List<Integer> active = new ArrayList<>();
        for (Value entry : list.get().list()) {
            int number = entry.whole(Bounds.between(1, features - 1.0));
            if (s.isSound(ACTIVE) && !active.isEmpty() && number <= active.get(active.size() - 1)) {
                entry.mistake("must be above the number before it (%d), was %d"
                        .formatted(active.get(active.size() - 1), number));
            }
            active.add(number);
        }
        return active;
    }

    static List<PlantedSae> saes(Value list, SaeReader reader, PlantedSpec planted) {
        Map<String, Integer> lineOfId = new HashMap<>();
        List<PlantedSae> saes = new ArrayList<>();
        List<Value> values = list.list();
        if (planted.labels().any() && values.size() == 1) {
            list.mistake("must have at least two entries: planted.labels ranks them");
        }
        for (Value value : values) {
            value.section(section -> {
                SaeSpec sae = reader.read(section);
                section.optional("id").ifPresent(id -> Ids.mustBeNew("SAE", sae.id(), id, lineOfId));
                return sae.match(
                        trained -> saes.add(sae(section, trained, planted)), pretrained -> notTrained(section));
            });
        }
        return saes;
    }

    private static boolean notTrained(Section section) {
        section.required("file").mistake("must not be given: an SAE of planted dictionaries is trained on them");
        return false;
    }

    private static PlantedSae sae(Section section, SaeSpec.Trained trained, PlantedSpec planted) {
        boolean ownK = section.optional("k").isPresent();
        List<SaeArchitecture> architectures = planted.active().stream()
                .map(active ->
                        ownK ? trained.architecture() : trained.architecture().withK(active))
                .toList();
        return new PlantedSae(trained.id(), trained.expansion(), architectures, trained.training());
    }
}
