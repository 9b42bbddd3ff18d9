package monosema.config;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Where the files of a corpus come from. */
public sealed interface FileSource extends Spec {
    /** Of one corpus. */
    int MOST_FILES = 10_000;

    /**
     * {@code file: PATH}, or a list of paths.
     *
     * @param files resolved against the folder of {@code experiments.yaml}, in the order in which they are read, 1 to
     *     {@link #MOST_FILES}; not part of any key, their contents are
     */
    record Local(List<Path> files) implements FileSource {
        public Local {
            files = List.copyOf(files);
        }

        @Override
        public String kind() {
            return "file";
        }
    }

    /**
     * {@code hub: owner/name}: files of a repository on the hub.
     *
     * @param repository {@code owner/name}
     * @param dataset whether it is a data set, else a model; default true
     * @param revision the commit, 40 lower-case hex digits
     * @param files in the order in which they are read, 1 to {@link #MOST_FILES}
     */
    record Hub(String repository, boolean dataset, String revision, List<HubFile> files) implements FileSource {
        public Hub {
            files = List.copyOf(files);
        }

        @Override
        public String kind() {
            return "hub";
        }
    }

    /**
     * A file of a repository.
     *
     * @param path within it, of parts between {@code /}, none of them {@code .} or {@code ..}
     * @param sha256 of its bytes, 64 lower-case hex digits; empty where it is not known beforehand
     */
    record HubFile(String path, String sha256) {}

    /** Calls the function of this kind; a new kind is a new parameter, so that the compiler finds every use. */
    default <T> T match(Function<Local, T> local, Function<Hub, T> hub) {
        return this instanceof Local it ? local.apply(it) : hub.apply((Hub) this);
    }
}
