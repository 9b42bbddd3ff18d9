package monosema.kills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import monosema.io.Safetensors;

/**
 * What a store holds between two runs.
 *
 * @param finished manifests of results by {@code stage/key}; that of a stage that was redone would tell another time
 * @param steps of whole checkpoints, by key
 * @param parts bytes of the files of finished parts, by key
 */
record Survey(Map<String, String> finished, Map<String, Integer> steps, Map<String, Long> parts) {

    static Survey of(Path store) throws IOException {
        Map<String, String> finished = new TreeMap<>();
        for (Path file : Build.files(store.resolve("stages"))) {
            if (file.endsWith("manifest.json")) {
                Path key = file.getParent();
                finished.put(key.getParent().getFileName() + "/" + key.getFileName(), Files.readString(file));
            }
        }
        Map<String, Integer> steps = new TreeMap<>();
        Map<String, Long> parts = new TreeMap<>();
        for (Path file : Build.files(store.resolve("scratch"))) {
            String key = String.valueOf(file.getParent().getFileName());
            if (file.endsWith("checkpoint.safetensors")) {
                steps.put(key, step(file));
            } else if (file.endsWith("parts")) {
                parts.put(key, Files.size(file));
            }
        }
        return new Survey(finished, steps, parts);
    }

    private static int step(Path checkpoint) {
        return Integer.parseInt(
                String.valueOf(Safetensors.read(checkpoint).metadata().get("step")));
    }

    /**
     * What a run did to them that it must not.
     *
     * @param after the survey after the run
     * @param printed what the run said
     */
    List<String> faults(Survey after, String printed) {
        List<String> faults = new ArrayList<>();
        finished.forEach((stage, manifest) -> {
            if (!manifest.equals(after.finished.get(stage))) {
                faults.add("finished stage " + stage + " was redone or lost");
            }
        });
        steps.forEach((key, step) -> {
            boolean done = after.isFinished(key);
            int now = after.steps.getOrDefault(key, -1);
            if (!done && now < step) {
                faults.add("the checkpoint of step %d became %d for %s".formatted(step, now, key));
            }
            boolean wasThere = isFinished(key);
            if (!wasThere && (done || now > step) && !printed.contains(goesOn(step))) {
                faults.add("did not go on from step %d of %s".formatted(step, key));
            }
        });
        parts.forEach((key, bytes) -> {
            if (!after.isFinished(key) && after.parts.getOrDefault(key, -1L) < bytes - longestTornLine()) {
                faults.add("finished parts were lost for " + key);
            }
        });
        if (printed.contains("damaged") || printed.contains("cannot be gone on from")) {
            faults.add("something was found damaged");
        }
        return faults;
    }

    private static String goesOn(int step) {
        return "goes on from the checkpoint of step " + step + System.lineSeparator();
    }

    /** The line that a kill cut off. */
    private static long longestTornLine() {
        return 400;
    }

    private boolean isFinished(String key) {
        return finished.keySet().stream().anyMatch(stage -> stage.endsWith("/" + key));
    }
}
