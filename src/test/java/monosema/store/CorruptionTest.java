package monosema.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.io.BadInputException;
import monosema.provenance.Seed;
import monosema.provenance.Sha256;
import monosema.store.StageResult.Outcome;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file of a result, its manifest among them, is found, said, and mended by making it again. */
class CorruptionTest {
    private static final List<String> FILES = List.of("results.json", "record/tests.csv", "weights.bin");

    private final UniformRandomProvider random = new Seed(7).stream("corruptions");
    private final List<String> messages = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void eachRandomCorruptionIsFoundSaidAndMended() throws IOException {
        corruptAndMend(10);
    }

    @Test
    @Tag("slow")
    void eachOfAHundredRandomCorruptionsIsFoundSaidAndMended() throws IOException {
        corruptAndMend(100);
    }

    private void corruptAndMend(int corruptions) throws IOException {
        try (StageStore store = StageStore.open(folder, messages::add)) {
            Map<StageInput, Map<String, String>> whole = new LinkedHashMap<>();
            for (StageInput input : stages()) {
                whole.put(input, hashes(run(store, input).folder()));
            }
            for (int i = 0; i < corruptions; i++) {
                List<StageInput> inputs = List.copyOf(whole.keySet());
                StageInput victim = inputs.get(random.nextInt(inputs.size()));
                String what = corrupt(StoredStages.in(folder)
                        .find(victim.stage(), victim.key().hex())
                        .orElseThrow()
                        .folder());
                messages.clear();

                for (StageInput input : inputs) {
                    StageResult result = run(store, input);
                    assertThat(result.outcome())
                            .as("%s, %s", what, input.stage())
                            .isEqualTo(input.equals(victim) ? Outcome.RAN : Outcome.CACHED);
                    assertThat(hashes(result.folder())).as(what).isEqualTo(whole.get(input));
                }
                assertThat(messages)
                        .as(what)
                        .hasSize(1)
                        .allMatch(line -> line.startsWith("stage " + victim.stage() + " of experiment story: stored"
                                        + " result damaged (")
                                && !line.contains("\n"));
            }
        }
    }

    private static List<StageInput> stages() {
        StageInput corpus = StageInput.of("corpus", 1).seed(42);
        StageInput model = StageInput.of("model", 3).upstream("corpus", corpus.key());
        return List.of(
                corpus,
                model,
                StageInput.of("sae.s1", 2).parameters(Map.of("steps", 3)).upstream("model", model.key()));
    }

    private static StageResult run(StageStore store, StageInput input) {
        return store.run("story", input, target -> {
            Files.createDirectories(target.resolve("record"));
            for (String file : FILES) {
                Files.writeString(target.resolve(file), (input.stage() + file + "\n").repeat(40));
            }
        });
    }

    /** All but the manifest, which also tells how long it took. */
    private static Map<String, String> hashes(Path result) throws IOException {
        Map<String, String> hashes = new LinkedHashMap<>();
        for (Path file : Folders.filesBelow(result)) {
            if (!file.endsWith(Manifest.NAME)) {
                hashes.put(Folders.relative(result, file), Sha256.of(file));
            }
        }
        return hashes;
    }

    private String corrupt(Path result) throws IOException {
        List<Path> files = Folders.filesBelow(result);
        Path file = files.get(random.nextInt(files.size()));
        byte[] bytes = Files.readAllBytes(file);
        String name = " of " + Folders.relative(result, file);
        switch (random.nextInt(4)) {
            case 0 -> {
                int bit = random.nextInt(8 * bytes.length);
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                Files.write(file, bytes);
                return "bit " + bit + name;
            }
            case 1 -> {
                int length = random.nextInt(bytes.length);
                Files.write(file, Arrays.copyOf(bytes, length));
                return "truncation to " + length + name;
            }
            case 2 -> {
                Files.delete(file);
                return "deletion" + name;
            }
            default -> {
                Files.write(file.resolveSibling("extra-" + random.nextInt(100)), bytes);
                return "an extra file";
            }
        }
    }

    @Test
    void everyBitOfAManifestCounts() throws IOException {
        try (StageStore store = StageStore.open(folder, messages::add)) {
            Path manifest =
                    run(store, StageInput.of("model", 1).seed(42)).folder().resolve(Manifest.NAME);
            byte[] whole = Files.readAllBytes(manifest);
            for (int bit = 0; bit < 8 * whole.length; bit++) {
                byte[] bytes = whole.clone();
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                String text = new String(bytes, StandardCharsets.ISO_8859_1);

                assertThat(isAManifest(text)).as("bit %d", bit).isFalse();
            }
            assertThat(isAManifest(new String(whole, StandardCharsets.ISO_8859_1)))
                    .isTrue();
        }
    }

    private static boolean isAManifest(String text) {
        try {
            return Manifest.parse(text, "").key().length() == 64;
        } catch (BadInputException e) {
            return false;
        }
    }
}
