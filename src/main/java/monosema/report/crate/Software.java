package monosema.report.crate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import monosema.record.RunInfo;

/** The program that made a record, at its commit, and the libraries that it used. */
record Software(RunInfo run, Graph graph) {

    Entity entity() {
        List<Entity> needs = new ArrayList<>(List.of(program("Java", run.javaVersion())));
        for (Map.Entry<String, String> library : run.libraries().entrySet()) {
            needs.add(program(library.getKey(), library.getValue()));
        }
        return graph.add(Entity.of("#monosema", "SoftwareApplication")
                .with("name", "Monosema")
                .with(
                        "description",
                        "A reproducible paper build for sparse-autoencoder experiments, "
                                + (run.dirty() ? "with uncommitted changes to this commit" : "at this commit"))
                .with("version", run.commit() + (run.dirty() ? "-dirty" : ""))
                .with("softwareRequirements", needs));
    }

    private Entity program(String name, String version) {
        return graph.add(Entity.of("#software-" + name.replaceAll("[^A-Za-z0-9.-]+", "-"), "SoftwareApplication")
                .with("name", name)
                .with("version", version));
    }
}
