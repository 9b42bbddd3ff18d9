package monosema.stats;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reference files outside the repository, found by {@code -Dmonosema.testdata}; tests are skipped without. */
final class ReferenceData {
    private ReferenceData() {}

    static Path file(String relative) {
        String root = System.getProperty("monosema.testdata", "");
        assumeTrue(!root.isEmpty(), "monosema.testdata is not set");
        Path file = Path.of(root, relative);
        assumeTrue(Files.exists(file), file + " is not there");
        return file;
    }

    static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    /** The whitespace-separated numbers of each line from a one-based line on. */
    static List<double[]> rows(Path file, int firstLine) throws IOException {
        List<double[]> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(firstLine - 1, lines.size())) {
            if (!line.isBlank()) {
                String[] cells = line.trim().split("\\s+");
                double[] row = new double[cells.length];
                for (int i = 0; i < row.length; i++) {
                    row[i] = Double.parseDouble(cells[i]);
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
