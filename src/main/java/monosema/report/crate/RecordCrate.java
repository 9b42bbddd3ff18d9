package monosema.report.crate;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import monosema.config.Paper;
import monosema.io.Json;
import monosema.record.ExperimentRecord;
import monosema.record.RunInfo;
import monosema.record.StageTime;
import monosema.report.DataFile;

/**
 * The crate of one record: a data set with its files, the program that made it, and an action for each stage and one for
 * the whole run.
 */
public final class RecordCrate {
    private static final String PROFILE = "https://w3id.org/ro/wfrun/process/0.5";
    private static final List<String> CONTEXT =
            List.of("https://w3id.org/ro/crate/1.1/context", "https://w3id.org/ro/terms/workflow-run/context");

    private final Paper paper;
    private final String title;
    private final ExperimentRecord record;
    private final Graph graph = new Graph();
    private final Map<String, Entity> files = new LinkedHashMap<>();

    private RecordCrate(Paper paper, String title, ExperimentRecord record) {
        this.paper = paper;
        this.title = title;
        this.record = record;
    }

    /**
     * Draws it.
     *
     * @param paper whose authors and licence it has
     * @param title of the experiment
     * @return the text of {@code ro-crate-metadata.json}
     */
    public static String of(Paper paper, String title, ExperimentRecord record) {
        return new RecordCrate(paper, title, record).draw();
    }

    private String draw() {
        Entity root = Entity.of("./", "Dataset");
        graph.add(Entity.of(ExperimentRecord.CRATE, "CreativeWork")
                .with("conformsTo", Entity.of("https://w3id.org/ro/crate/1.1", "CreativeWork"))
                .with("about", root));
        DataFile.in(record.folder()).forEach(file -> files.put(file.path(), file(file)));
        Entity software = new Software(record.run(), graph).entity();
        StageActions stages = new StageActions(files, software, graph);
        List<Entity> actions = new ArrayList<>();
        record.run().stages().forEach(stage -> actions.add(stages.action(stage)));
        actions.add(0, run(software, stages));
        graph.add(described(root).with("hasPart", List.copyOf(files.values())).with("mentions", actions));
        files.values().forEach(graph::add);
        actions.forEach(graph::add);
        return Json.pretty(Map.of("@context", CONTEXT, "@graph", graph.json()));
    }

    private Entity described(Entity root) {
        Entity profile = graph.add(Entity.of(PROFILE, "CreativeWork")
                .with("name", "Process Run Crate")
                .with("version", "0.5"));
        Entity licence = graph.add(Entity.of("https://spdx.org/licenses/" + paper.license(), "CreativeWork")
                .with("name", paper.license())
                .with("description", "The licence of this data set, by its SPDX identifier."));
        List<Entity> authors = new ArrayList<>();
        for (String author : paper.authors()) {
            authors.add(graph.add(
                    Entity.of("#author-" + (authors.size() + 1), "Person").with("name", author)));
        }
        return root.with("name", title)
                .with(
                        "description",
                        "Record of the experiment %s of the paper '%s': every number, table and SAE that its pages show, with the stages that made them."
                                .formatted(record.id(), paper.title()))
                .with("identifier", record.key())
                .with("datePublished", record.run().recordedAt())
                .with("conformsTo", profile)
                .with("license", licence)
                .with("author", authors);
    }

    private Entity file(DataFile file) {
        return Entity.of(address(file.path()), "File")
                .with("name", file.path())
                .with("description", file.about())
                .with("contentSize", Long.toString(file.bytes()))
                .with("encodingFormat", format(file.path()))
                .with("sha256", file.sha256());
    }

    private static String address(String path) {
        try {
            return new URI(null, null, path, null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not the path of a file: " + path, e);
        }
    }

    private static String format(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return switch (ending) {
            case "csv" -> "text/csv";
            case "json" -> "application/json";
            default -> "application/octet-stream";
        };
    }

    /** The run as a whole: all stages' results, put together into the files of the record. */
    private Entity run(Entity software, StageActions stages) {
        RunInfo run = record.run();
        List<Entity> objects = new ArrayList<>(stages.declaration());
        run.stages().forEach(stage -> objects.add(stages.output(stage.name(), stage.key())));
        List<Entity> results = new ArrayList<>(files.values());
        results.removeAll(stages.declaration());
        return Entity.of("#run", "CreateAction")
                .with("name", "Record of " + record.id())
                .with("description", "All stages, run or read from the store, and their results put together")
                .with("endTime", run.recordedAt())
                .with("actionStatus", StageActions.COMPLETED)
                .with("instrument", software)
                .with("object", objects)
                .with("result", results)
                .with("resourceUsage", new Machine(run, graph).entities(seconds(run)));
    }

    private static double seconds(RunInfo run) {
        return run.stages().stream().mapToDouble(StageTime::seconds).sum();
    }
}
