package monosema.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import monosema.hub.HubSettings;

/** Options of a run whose site, store and reports all lie in one folder, and that asks no server. */
final class TestOptions {
    private TestOptions() {}

    /**
     * Portable, every experiment that is not on request, nothing recorded anew.
     *
     * @param site name of the site's folder
     */
    static RunOptions in(Path folder, String site) {
        return new RunOptions(
                folder.resolve(site),
                folder.resolve("store"),
                folder.resolve("target"),
                Optional.empty(),
                Set.of(),
                false,
                Grade.PORTABLE,
                HubSettings.of(Map.of("HF_HUB_OFFLINE", "1"), folder),
                false);
    }
}
