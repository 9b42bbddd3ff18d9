package monosema.report.crate;

import java.util.List;
import monosema.record.RunInfo;

/** What a run took of which machine. */
record Machine(RunInfo run, Graph graph) {
    /** UN/CEFACT's codes of units. */
    static final String SECONDS = "SEC";

    private static final String MEBIBYTES = "E63";

    /**
     * The resources of a run.
     *
     * @param seconds that its stages took, now or when they ran
     */
    List<Entity> entities(double seconds) {
        return List.of(
                value("grade", "grade of reproducibility", run.grade()),
                value("device", "device", run.device()),
                value("processor", "processor", run.cpu()),
                value("cores", "cores at hand", run.cores()),
                value("system", "operating system", run.os()),
                graph.add(Entity.value("#peak-memory", "peak memory", run.peakMemoryMiB())
                        .with("unitCode", MEBIBYTES)
                        .with("unitText", "MiB")),
                graph.add(Entity.value("#wall-time", "wall time of all stages", Math.round(seconds * 1000) / 1000.0)
                        .with("unitCode", SECONDS)));
    }

    private Entity value(String id, String name, Object value) {
        return graph.add(Entity.value("#" + id, name, value));
    }
}
