package monosema.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import monosema.record.ExperimentRecord;
import monosema.report.text.Numeral;

/**
 * A file of a record.
 *
 * @param path relative to the record's folder, with slashes
 * @param about what it holds, one line
 * @param size bytes, as text
 * @param bytes the same as a number
 * @param sha256 of its bytes, hex
 */
public record DataFile(String path, String about, String size, long bytes, String sha256) {

    /** The files of a record's folder in order of path, without the crate, which is drawn from them. */
    public static List<DataFile> in(Path folder) {
        Path crate = folder.resolve(ExperimentRecord.CRATE);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file) && !file.equals(crate))
                    .map(file -> of(folder, file))
                    .sorted(Comparator.comparing(DataFile::path))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataFile of(Path folder, Path file) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        try {
            byte[] bytes = Files.readAllBytes(file);
            String sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            return new DataFile(path, about(path), Numeral.count(bytes.length), bytes.length, sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A concept's folder has files of the same names as the record itself, which has one other folder. */
    private static String about(String path) {
        int slash = path.indexOf('/');
        String folder = path.substring(0, Math.max(slash, 0));
        return folder.isEmpty() || folder.equals("saes")
                ? aboutFile(path)
                : "of the concept %s: %s".formatted(folder, aboutFile(path.substring(slash + 1)));
    }

    private static String aboutFile(String path) {
        return switch (path) {
            case "wordset.csv" -> "raw answers and what cleaning did to them";
            case "answers.json" -> "what a model was asked for the words, and what it answered";
            case "prompts.csv" -> "the prompts behind the raw answers";
            case "word-facts.csv" -> "occurrences and cues of each word in the training corpus";
            case "information.csv" ->
                "information about the label in the k best neurons, each representation and ranking";
            case "concept-sharing.csv" -> "how many of their best neurons two concepts share";
            case "validation.csv" -> "what scores say of each SAE, beside what it has found of its dictionary";
            case "validation-noise.csv" -> "scores of labels that say nothing";
            case "information-null.csv" -> "the same on permuted labels";
            case "information-words.csv" -> "each word's part in the effectiveness scores";
            case "words.csv" -> "cleaned words in the row order of the activations";
            case "activations-mlp.csv" -> "MLP activations, one row a word";
            case "probe.csv" -> "every cross-validated probe, true and random labels";
            case "permutations.csv" -> "every round of the permutation test of the probe, the real labels as round 0";
            case "mdl.csv" -> "description lengths by online code, one row an order, true and random labels";
            case "frames.csv" -> "the sentence frames that the words were put into";
            case "probe-frames.csv" -> "every cross-validated probe of the words in frames, true and random labels";
            case "lean.csv" -> "how the model itself leans after each word, by pairs of cues";
            case "causal.csv" -> "how the lean changes when neurons are ablated, and along the probe's direction";
            case "logistic.csv" -> "the logistic regression paths, with the optimality of each fit";
            case "logistic-null.csv" -> "the logistic regression paths on shuffled labels";
            case "stability.csv" -> "neurons that L1 regression picks on halves of the words";
            case "refits.csv" -> "the stable neurons fitted together by Firth's likelihood";
            case "sample-split.csv" -> "neurons selected on one half of the words and tested on the other";
            case "model-files.csv" -> "the files of the model, with their checksums";
            case "model-training.csv" -> "training of the language model";
            case "sae-matching.csv" -> "SAEs of one recipe and different seeds, their decoders paired";
            case "top-words.csv" -> "words that activate the significant neurons most, by raw p or max-T";
            case "familywise.csv" -> "how often each procedure finds anything where nothing differs";
            case "uniformity.csv" -> "permutation p-values of probes on noise";
            case "coverage.csv" -> "how often each interval holds the truth";
            case "power.csv" -> "how much of a planted difference each procedure finds";
            case "planted.csv" -> "what each SAE found of each planted dictionary";
            case "declaration.json" -> "the experiment as declared, defaults filled in";
            case "results.json" -> "every number of the paper, with interval, seed and stage";
            case "run.json" -> "when, where and at what cost it was computed";
            default -> aboutKind(path);
        };
    }

    private static String aboutKind(String path) {
        if (path.startsWith("ttest-")) {
            return "t-test, rank test and effect size of every neuron";
        }
        if (path.startsWith("activations-")) {
            return "SAE activations that are not zero";
        }
        if (path.startsWith("sae-") && path.endsWith("-training.csv")) {
            return "training of the SAE";
        }
        if (path.startsWith("sae-") && path.endsWith("-density.csv")) {
            return "features of the SAE by how often they fire";
        }
        if (path.endsWith("cfg.json")) {
            return "the SAE's configuration in SAELens' format";
        }
        if (path.endsWith(".safetensors.sha256")) {
            return "checksum of the SAE's weights, which are too large to be published; a rerun makes them";
        }
        return path.endsWith(".safetensors") ? "the SAE's weights in SAELens' format" : "part of the record";
    }
}
