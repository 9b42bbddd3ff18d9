package monosema;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Set;

/** The house reads as the pipeline: one package a stage, arrows one way. */
@AnalyzeClasses(locations = ArchitectureTest.OwnClasses.class)
class ArchitectureTest {
    /** The folder of the main classes: to look for a package, ArchUnit would list every jar of the class path. */
    static final class OwnClasses implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> test) {
            return Set.of(
                    Location.of(Main.class.getProtectionDomain().getCodeSource().getLocation()));
        }
    }

    @ArchTest
    static final ArchRule arrowsRunDownThePipeline = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("main")
            .definedBy("monosema")
            .layer("run")
            .definedBy("monosema.run..")
            .layer("site")
            .definedBy("monosema.site..")
            .layer("report")
            .definedBy("monosema.report..")
            .layer("record")
            .definedBy("monosema.record..")
            .layer("parity")
            .definedBy("monosema.parity..")
            .layer("calibration")
            .definedBy("monosema.calibration..")
            .layer("planted")
            .definedBy("monosema.planted..")
            .layer("metric")
            .definedBy("monosema.metric..")
            .layer("probe")
            .definedBy("monosema.probe..")
            .layer("behaviour")
            .definedBy("monosema.behaviour..")
            .layer("sae")
            .definedBy("monosema.sae..")
            .layer("activations")
            .definedBy("monosema.activations..")
            .layer("model")
            .definedBy("monosema.model..")
            .layer("data")
            .definedBy("monosema.data..")
            .layer("config")
            .definedBy("monosema.config..")
            .layer("chat")
            .definedBy("monosema.chat..")
            .layer("store")
            .definedBy("monosema.store..")
            .layer("hub")
            .definedBy("monosema.hub..")
            .layer("stats")
            .definedBy("monosema.stats..")
            .layer("optim")
            .definedBy("monosema.optim..")
            .layer("tokens")
            .definedBy("monosema.tokens..")
            .layer("checkpoint")
            .definedBy("monosema.checkpoint..")
            .layer("io")
            .definedBy("monosema.io..")
            .layer("provenance")
            .definedBy("monosema.provenance..")
            .whereLayer("main")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("main")
            .whereLayer("site")
            .mayOnlyBeAccessedByLayers("main")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("main", "site")
            .whereLayer("record")
            .mayOnlyBeAccessedByLayers("main", "run", "site", "report")
            // Compares files of numbers, whoever computed them.
            .whereLayer("parity")
            .mayOnlyBeAccessedByLayers("main", "run")
            .whereLayer("parity")
            .mayOnlyAccessLayers("io")
            // Simulates what tests and probes are given, so it stands above them and beside no model.
            .whereLayer("calibration")
            .mayOnlyBeAccessedByLayers("main", "run", "site", "report", "record")
            .whereLayer("calibration")
            .mayOnlyAccessLayers("metric", "probe", "activations", "config", "stats", "checkpoint", "provenance")
            // Makes activations of known truth for SAEs, so it stands above them and knows no language model.
            .whereLayer("planted")
            .mayOnlyBeAccessedByLayers("main", "run", "site", "report", "record")
            .whereLayer("planted")
            .mayOnlyAccessLayers(
                    "metric", "probe", "sae", "activations", "config", "stats", "checkpoint", "io", "provenance")
            .whereLayer("metric")
            .mayOnlyBeAccessedByLayers("main", "run", "site", "report", "record", "calibration", "planted")
            .whereLayer("probe")
            .mayOnlyBeAccessedByLayers("main", "run", "site", "report", "record", "calibration", "planted", "metric")
            .whereLayer("sae")
            .mayOnlyBeAccessedByLayers("main", "run", "site", "report", "record", "planted")
            // Runs the model and reads its logits; knows neither probes nor SAEs.
            .whereLayer("behaviour")
            .mayOnlyBeAccessedByLayers("main", "run", "site", "report", "record")
            .whereLayer("behaviour")
            .mayOnlyAccessLayers("model", "data", "config", "stats", "tokens", "io", "provenance")
            .whereLayer("activations")
            .mayOnlyBeAccessedByLayers(
                    "main", "run", "site", "report", "record", "calibration", "planted", "metric", "probe", "sae")
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers(
                    "main", "run", "site", "report", "record", "probe", "sae", "behaviour", "activations")
            .whereLayer("data")
            .mayOnlyBeAccessedByLayers(
                    "main", "run", "site", "report", "record", "probe", "sae", "behaviour", "activations", "model")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers(
                    "main",
                    "run",
                    "site",
                    "report",
                    "record",
                    "calibration",
                    "planted",
                    "metric",
                    "probe",
                    "sae",
                    "behaviour",
                    "activations",
                    "model",
                    "data")
            .whereLayer("chat")
            .mayOnlyBeAccessedByLayers("main", "run", "data", "config")
            .whereLayer("chat")
            .mayOnlyAccessLayers("io")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("main", "run")
            .whereLayer("store")
            .mayOnlyAccessLayers("io", "provenance")
            .whereLayer("hub")
            .mayOnlyBeAccessedByLayers("main", "run", "model", "data")
            .whereLayer("hub")
            .mayOnlyAccessLayers("io", "provenance")
            .whereLayer("stats")
            .mayNotAccessAnyLayer()
            .whereLayer("optim")
            .mayNotAccessAnyLayer()
            .whereLayer("optim")
            .mayOnlyBeAccessedByLayers("model", "sae")
            .whereLayer("checkpoint")
            .mayOnlyAccessLayers("io")
            .whereLayer("checkpoint")
            .mayOnlyBeAccessedByLayers("run", "calibration", "planted", "probe", "sae", "model")
            .whereLayer("tokens")
            .mayOnlyBeAccessedByLayers("main", "run", "sae", "behaviour", "activations", "model", "data")
            .whereLayer("tokens")
            .mayOnlyAccessLayers("io")
            .whereLayer("io")
            .mayNotAccessAnyLayer()
            .whereLayer("provenance")
            .mayNotAccessAnyLayer()
            .withOptionalLayers(true);

    @ArchTest
    static final ArchRule noPackageCycles =
            slices().matching("monosema.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheEngineRoomsKnowTensors = ArchRuleDefinition.noClasses()
            .that()
            .resideInAnyPackage(
                    "monosema.data..",
                    "monosema.config..",
                    "monosema.chat..",
                    "monosema.calibration..",
                    "monosema.checkpoint..",
                    "monosema.parity..",
                    "monosema.stats..",
                    "monosema.metric..",
                    "monosema.record..",
                    "monosema.report..",
                    "monosema.site..",
                    "monosema.store..",
                    "monosema.hub..",
                    "monosema.provenance..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..")
            .allowEmptyShould(true);

    /** MKL rounds it one way on Intel's processors and another on AMD's; norms and Java's own root are exact. */
    @ArchTest
    static final ArchRule noSquareRootOfTheEngineOnACpu = ArchRuleDefinition.noClasses()
            .that()
            .doNotHaveFullyQualifiedName("monosema.optim.VectorAdam")
            .should()
            .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.nameMatching("sqrti?"))
                    .and(JavaCall.Predicates.target(
                            HasOwner.Predicates.With.owner(JavaClass.Predicates.assignableTo(NDArray.class)))));

    @ArchTest
    static final ArchRule allRandomnessComesFromTheSeed = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .callMethod(Math.class, "random");
}
