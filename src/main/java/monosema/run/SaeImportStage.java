package monosema.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import monosema.config.SaeSpec;
import monosema.io.BadInputException;
import monosema.provenance.Sha256;
import monosema.sae.Sae;
import monosema.sae.SaeFiles;
import monosema.sae.SaeLensFolder;
import monosema.sae.SaeLensMetadata;

/**
 * A sparse autoencoder that somebody has trained, read from its files and kept in SAELens' current format.
 *
 * @param width of the hook site
 */
record SaeImportStage(SaeSpec.Pretrained spec, SaeLensMetadata metadata, int width) {

    /** SHA-256 of the files by name. */
    Map<String, String> checksums() {
        Map<String, String> checksums = new TreeMap<>();
        for (Path file : files()) {
            try {
                checksums.put("sae " + spec.id() + " " + file.getFileName(), Sha256.of(file));
            } catch (IOException e) {
                throw new BadInputException("SAE '%s': %s cannot be read: %s".formatted(spec.id(), file, e), e);
            }
        }
        return checksums;
    }

    private List<Path> files() {
        if (!Files.isDirectory(spec.file())) {
            return List.of(spec.file());
        }
        try (Stream<Path> files = Files.list(spec.file())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(StageWriter out) {
        Sae sae = SaeFiles.read(spec.file());
        if (sae.dIn() != width) {
            throw new BadInputException("SAE '%s': %s: d_in must be %d, the width of %s, was %d"
                    .formatted(spec.id(), spec.file(), width, metadata.hookName(), sae.dIn()));
        }
        SaeLensFolder.write(out.recordFolder("saes/" + spec.id()), sae, metadata.with("stage", out.stage()));
        String id = "sae." + spec.id() + ".";
        out.number(id + "dIn", sae.dIn(), "neurons");
        out.number(id + "dSae", sae.dSae(), "features");
    }
}
