package monosema.report.crate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import monosema.io.Json;
import monosema.record.StageOrigin;
import monosema.record.StageTime;

/**
 * The stages of a record as actions. What an older record does not tell of a stage is left out: its name, key and time are
 * always there.
 *
 * @param files of the record by path
 * @param software that ran them
 * @param graph takes what the actions speak of
 */
record StageActions(Map<String, Entity> files, Entity software, Graph graph) {
    static final String COMPLETED = "http://schema.org/CompletedActionStatus";

    /** What says the parameters of all stages; none where the record has no such file. */
    List<Entity> declaration() {
        return Stream.ofNullable(files.get("declaration.json")).toList();
    }

    Entity action(StageTime stage) {
        Entity time = graph.add(Entity.value("#time-" + stage.name(), "wall time of " + stage.name(), stage.seconds())
                .with("unitCode", Machine.SECONDS));
        StageOrigin origin = stage.origin();
        return Entity.of("#stage-" + stage.name(), "CreateAction")
                .with("name", stage.name())
                .with("description", "Stage " + stage.name() + ", whose key is its identifier")
                .with("identifier", stage.key())
                .with("actionStatus", COMPLETED)
                .with("instrument", software)
                .with("object", origin == null ? declaration() : objects(stage.name(), origin))
                .with("result", results(stage, origin == null ? List.of() : origin.left()))
                .with("resourceUsage", List.of(time));
    }

    private List<Entity> objects(String stage, StageOrigin origin) {
        List<Entity> objects = new ArrayList<>(declaration());
        origin.upstream().forEach((name, key) -> objects.add(output(name, key)));
        origin.external().forEach((name, sha256) -> objects.add(input(name, sha256)));
        Stream.of("codeVersion", "seed", "parameters")
                .filter(origin.input()::has)
                .forEach(name ->
                        objects.add(parameter(stage, name, origin.input().path(name))));
        return objects;
    }

    private Entity parameter(String stage, String name, JsonNode value) {
        Object shown = value.isNumber() ? value.numberValue() : Json.canonical(value);
        return graph.add(Entity.value("#%s-%s".formatted(name, stage), name, shown));
    }

    private Entity input(String name, String sha256) {
        return graph.add(Entity.of("#sha256-" + sha256, "CreativeWork")
                .with("name", name)
                .with("description", "Read from outside; what it was, by its SHA-256")
                .with("sha256", sha256));
    }

    /** What a stage leaves in the store: later stages read it, and not all of it is in the record. */
    Entity output(String name, String key) {
        return graph.add(Entity.of("#output-" + name, "CreativeWork")
                .with("name", "result of " + name)
                .with("description", "As it lies in the stage store under its key")
                .with("identifier", key));
    }

    private List<Entity> results(StageTime stage, List<String> left) {
        return Stream.concat(
                        Stream.of(output(stage.name(), stage.key())),
                        left.stream().map(files::get).filter(Objects::nonNull))
                .toList();
    }
}
