package monosema.run;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import monosema.config.ModelSpec;
import monosema.hub.HubFile;
import monosema.io.BadInputException;
import monosema.io.Csv;
import monosema.io.Json;
import monosema.model.LanguageModel;
import monosema.provenance.Progress;

/** A model that somebody has trained: which files it is, and its sizes. The files stay where they are. */
record PretrainedStage(ModelSpec.Pretrained spec, PretrainedModel source, Device device) {
    private static final String SHAPE = "model.json";
    private static final String FILES = "model-files.csv";
    private static final List<String> COLUMNS = List.of("path", "bytes", "sha256", "commit");

    void write(StageWriter out, Progress progress) throws IOException {
        Map<String, HubFile> files = source.files(progress);
        try (Csv.Writer table = Csv.write(out.recordFile(FILES), COLUMNS)) {
            files.forEach((path, file) ->
                    table.row(path, file.size(), file.sha256(), file.commit().orElse("")));
        }
        files.forEach((path, file) -> out.hasRead("model file " + path, file.sha256()));
        try (LanguageModel model = source.load(device, progress)) {
            ModelShape shape = ModelShape.of(model, PretrainedModel.name(spec));
            Files.writeString(out.file(SHAPE), Json.pretty(shape));
            out.count("model.parameters", shape.parameters(), "parameters");
            out.count("model.blocks", shape.blocks(), "blocks");
            out.count("model.dModel", shape.dModel(), "neurons");
            out.count("model.context", shape.context(), "tokens");
            out.count("model.vocabulary", shape.vocabulary(), "tokens");
        }
    }

    /** The sizes that a stage wrote. */
    static ModelShape shape(Path folder) {
        return Json.read(folder.resolve(SHAPE), ModelShape.class);
    }

    /**
     * Checks that the files are still those that the stage read: later stages rest on them.
     *
     * @throws BadInputException naming the file that is another one now
     */
    static void mustBeTheSame(Path folder, Map<String, HubFile> files) {
        Csv.read(folder.resolve(StageWriter.RECORD).resolve(FILES), COLUMNS)
                .rows()
                .forEach(row -> {
                    HubFile file = files.get(row.text("path"));
                    if (file == null || !file.sha256().equals(row.text("sha256"))) {
                        throw new BadInputException("model file %s: sha256 was %s when its stage ran, is %s"
                                .formatted(
                                        row.text("path"), row.text("sha256"), file == null ? "gone" : file.sha256()));
                    }
                });
    }
}
