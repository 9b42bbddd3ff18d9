package monosema.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import monosema.config.ActivationSpec;
import monosema.config.AnalysisSpec;
import monosema.config.CorpusSpec;
import monosema.config.DeviceChoice;
import monosema.config.Experiment;
import monosema.config.ModelExperiment;
import monosema.config.ModelSpec;
import monosema.config.Paper;
import monosema.config.RunMode;
import monosema.config.SaeArchitecture;
import monosema.config.SaeSpec;
import monosema.config.SaeTraining;
import monosema.config.StreamSpec;
import monosema.config.Study;
import monosema.config.WordSetSpec;
import monosema.report.Report;

/** A record of three neurons and twenty words, all of them hostile, and a study that declares it. */
final class Tiny {
    static final Path TEMPLATES = Path.of("templates");
    private static final Path DATA = Path.of("src/test/resources/monosema/site/data/tiny");

    private static final SaeTraining TRAINING = new SaeTraining(
            30, 4, 5e-5, 0, 0.2, 0.9, 0.999, 1, true, false, SaeTraining.DecoderInit.UNIFORM, 0.1, true, 7);

    private Tiny() {}

    /** The site of the record alone, written once a JVM; to be read, never written. */
    static Path site() {
        return Written.SITE;
    }

    /** What writing {@link #site()} did. */
    static SiteChanges written() {
        return Written.CHANGES;
    }

    private static final class Written {
        private static final Path SITE = temporary();
        private static final SiteChanges CHANGES = write(SITE);

        private static Path temporary() {
            try {
                Path site = Files.createTempDirectory("tiny-site");
                recordIn(site);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(site)));
                return site;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void remove(Path site) {
            try (Stream<Path> files = Files.walk(site)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Copies {@link #site()} whole. */
    static void copyTo(Path site) throws IOException {
        try (Stream<Path> files = Files.walk(site())) {
            for (Path file : files.toList()) {
                Path copy = site.resolve(site().relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** Copies the record into a site. */
    static void recordIn(Path site) throws IOException {
        Path target = site.resolve("data/tiny");
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(DATA)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }

    static Report report(Path site, String... ids) {
        return report(site, site.resolve("no-build"), ids);
    }

    static Report report(Path site, Path build, String... ids) {
        Paper paper = new Paper("A <paper> & its *title*", "", List.of("A. Author"));
        Study study = new Study(paper, Arrays.stream(ids).map(Tiny::experiment).toList());
        return Report.read(study, site, build);
    }

    static SiteChanges write(Path site) {
        return new SiteWriter(TEMPLATES, site).write(report(site, "tiny"));
    }

    private static Experiment experiment(String id) {
        return new ModelExperiment(
                id,
                "Experiment " + id,
                RunMode.ALWAYS,
                DeviceChoice.CPU,
                7,
                new CorpusSpec.StoryWorld(100, 10),
                new ModelSpec.TrainedGptNeo(1, 4, 1, 8, 2, 20, 0.001, 0),
                new ActivationSpec("blocks.0.hook_mlp_out", false, ActivationSpec.Pooling.LAST),
                StreamSpec.DEFAULT,
                List.of(new SaeSpec.Trained("s1", 1, new SaeArchitecture.Standard(5, 0), TRAINING)),
                new WordSetSpec.BuiltIn("gender", "gender"),
                List.of(new AnalysisSpec.TTest(1e-5)));
    }
}
