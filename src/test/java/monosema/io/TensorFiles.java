package monosema.io;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Files of tensors that tests read: made by {@code src/test/python/tensor_files.py}, and outside the repository. */
final class TensorFiles {
    private TensorFiles() {}

    static Path resource(String name) {
        try {
            return Path.of(
                    requireNonNull(TensorFiles.class.getResource(name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the folder {@code -Dmonosema.testdata}; the test is skipped without. */
    static Path testdata(String relative) {
        String root = System.getProperty("monosema.testdata", "");
        assumeTrue(!root.isEmpty(), "needs -Dmonosema.testdata");
        Path file = Path.of(root, relative);
        assumeTrue(Files.exists(file), file + " is not there");
        return file;
    }

    static void refused(Path file, String message) {
        assertThatThrownBy(() -> TensorFile.open(file).tensors())
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": " + message);
        assertThat(message.lines()).hasSize(1);
    }

    /** Whatever becomes of it, it is read or refused in one line that names the file. */
    static void readOrRefused(Path file) {
        try {
            TensorFile open = TensorFile.open(file);
            Map<Boolean, List<String>> names = open.entries().values().stream()
                    .filter(tensor -> tensor.dtype().isReal() || tensor.dtype().isInteger())
                    .collect(partitioningBy(tensor -> tensor.dtype().isReal(), mapping(StoredTensor::name, toList())));
            open.tensors(requireNonNull(names.get(true)));
            requireNonNull(names.get(false)).forEach(open::integers);
        } catch (BadInputException e) {
            assertThat(requireNonNull(e.getMessage())).startsWith(file + ": ").hasSizeLessThan(1000);
            assertThat(e.getMessage().lines()).hasSize(1);
        }
    }
}
