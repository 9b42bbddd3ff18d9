package monosema.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import monosema.provenance.Sha256;

/**
 * The sources of all stages at one time.
 *
 * @param stages by name
 * @param files SHA-256 of every source that makes numbers, by file
 */
record Fingerprints(SortedMap<String, Stage> stages, SortedMap<String, String> files) {
    static final String RENEW = "mvn test -Dtest=StageSourcesTest -Dmonosema.fingerprints=renew";
    private static final int NAMED = 6;

    /**
     * One stage.
     *
     * @param version of its code, by {@link StageName}
     * @param sha256 of the names and checksums of its sources
     */
    record Stage(int version, String sha256) {}

    /** Those of the sources as they are. */
    static Fingerprints of(StageSources sources) {
        SortedMap<String, Stage> stages = new TreeMap<>();
        SortedMap<String, String> files = new TreeMap<>();
        for (StageName stage : StageName.values()) {
            Map<String, String> own = sources.of(stage);
            files.putAll(own);
            stages.put(stage.label(), new Stage(stage.version(), sha256(own)));
        }
        return new Fingerprints(stages, files);
    }

    private static String sha256(Map<String, String> files) {
        return Sha256.of(files.entrySet().stream()
                .map(file -> file.getKey() + " " + file.getValue())
                .collect(Collectors.joining("\n")));
    }

    /**
     * What is to be done before these are the ones on record; a line each, none where nothing is.
     *
     * @param now the sources as they are
     * @param filesOf names of the sources of a stage
     */
    List<String> mistakes(Fingerprints now, Function<String, List<String>> filesOf) {
        List<String> mistakes = new ArrayList<>();
        now.stages.forEach((name, stage) -> {
            Stage recorded = stages.get(name);
            if (recorded == null) {
                mistakes.add("stage %s is not on record yet: %s".formatted(name, RENEW));
            } else if (stage.version < recorded.version) {
                mistakes.add("stage %s: its code version must be at least %d, was %d"
                        .formatted(name, recorded.version, stage.version));
            } else if (stage.version > recorded.version) {
                mistakes.add("stage %s: its code version %d is on record as %d: %s"
                        .formatted(name, stage.version, recorded.version, RENEW));
            } else if (!stage.sha256.equals(recorded.sha256)) {
                mistakes.add(("stage %s: its source has changed and its code version %d has not (%s). If its numbers"
                                + " differ, raise the version in StageName, so that no store goes on giving the old ones;"
                                + " then, or if they are the same, put it on record: %s")
                        .formatted(name, stage.version, changed(now, filesOf.apply(name)), RENEW));
            }
        });
        stages.keySet().stream()
                .filter(name -> !now.stages.containsKey(name))
                .forEach(name -> mistakes.add("stage %s is on record and gone: %s".formatted(name, RENEW)));
        return mistakes;
    }

    private String changed(Fingerprints now, List<String> sources) {
        List<String> changed = sources.stream()
                .filter(file -> !now.files.getOrDefault(file, "").equals(files.get(file)))
                .map(file -> (files.containsKey(file) ? "" : "new: ") + file)
                .toList();
        if (changed.isEmpty()) {
            return "a file came to it or left it";
        }
        String more = changed.size() > NAMED ? ", and " + (changed.size() - NAMED) + " more" : "";
        return String.join(", ", changed.subList(0, Math.min(NAMED, changed.size()))) + more;
    }
}
