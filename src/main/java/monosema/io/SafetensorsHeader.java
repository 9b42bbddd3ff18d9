package monosema.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON header of a safetensors file, checked against the file's length before any tensor is allocated.
 *
 * @param entries in order of offset: the first begins at 0, each at the end of the one before, the last ends the file
 * @param metadata in order of key
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(8).build());
    }

    /** One tensor: bytes {@code begin} to {@code end} of the data that follows the header. */
    record Entry(StoredTensor tensor, long begin, long end) {
        private String name() {
            return tensor.name();
        }
    }

    /**
     * Reads and checks a header.
     *
     * @param json the header's bytes as text
     * @param dataBytes bytes of the file after the header
     * @throws BadInputException naming file and tensor, if anything in it cannot be trusted
     */
    static SafetensorsHeader parse(Path file, String json, long dataBytes) {
        JsonNode root = tree(file, json);
        List<Entry> entries = new ArrayList<>();
        Map<String, String> metadata = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (field.getKey().equals("__metadata__")) {
                metadata.putAll(metadata(file, field.getValue()));
            } else {
                entries.add(entry(file, field.getKey(), field.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin)
                .thenComparingLong(Entry::end)
                .thenComparing(Entry::name));
        checkLayout(file, entries, dataBytes);
        return new SafetensorsHeader(List.copyOf(entries), metadata);
    }

    private static JsonNode tree(Path file, String json) {
        try {
            JsonNode root = MAPPER.readTree(json);
            if (root.isObject()) {
                return root;
            }
            throw new BadInputException(file + ": not a safetensors file: its header is not a JSON object");
        } catch (JsonProcessingException e) {
            String reason = e.getOriginalMessage().replaceAll(" ?\\(start marker at .*|\\R.*", "");
            throw new BadInputException(file + ": not a safetensors file: " + OneLine.text(reason), e);
        }
    }

    private static Map<String, String> metadata(Path file, JsonNode node) {
        Map<String, String> out = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!field.getValue().isTextual()) {
                throw new BadInputException(
                        file + ": __metadata__ " + OneLine.quoted(field.getKey()) + " must be a string");
            }
            out.put(field.getKey(), field.getValue().textValue());
        }
        return out;
    }

    private static Entry entry(Path file, String name, JsonNode node) {
        String where = Entries.where(file, name);
        String dtype = node.path("dtype").asText();
        DType known = DType.named(dtype)
                .filter(found -> found != DType.C128)
                .orElseThrow(() -> new BadInputException(where + ": unknown dtype " + OneLine.quoted(dtype)));
        List<Long> offsets = naturals(where, "data_offsets", node.path("data_offsets"));
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw new BadInputException(where + ": needs data_offsets [begin, end], got " + offsets);
        }
        List<Long> shape = naturals(where, "shape", node.path("shape"));
        StoredTensor tensor = StoredTensor.of(where, name, known, shape);
        long bytes = offsets.get(1) - offsets.get(0);
        if (bytes != tensor.bytes()) {
            throw new BadInputException(where
                    + ": shape %s of %s needs %d bytes, data_offsets span %d"
                            .formatted(shape, known, tensor.bytes(), bytes));
        }
        return new Entry(tensor, offsets.get(0), offsets.get(1));
    }

    private static List<Long> naturals(String where, String key, JsonNode node) {
        List<Long> out = new ArrayList<>();
        for (JsonNode element : node) {
            if (!element.isIntegralNumber() || !element.canConvertToLong() || element.longValue() < 0) {
                throw new BadInputException(where + ": " + key + " must hold whole numbers from 0 to 2^63-1");
            }
            out.add(element.longValue());
        }
        if (!node.isArray() || out.size() > 32) {
            throw new BadInputException(where + ": " + key + " must be an array of at most 32 numbers");
        }
        return out;
    }

    private static void checkLayout(Path file, List<Entry> entries, long dataBytes) {
        long end = 0;
        for (Entry entry : entries) {
            String where = Entries.where(file, entry.name());
            if (entry.begin() != end) {
                throw new BadInputException(where
                        + ": begins at byte %d of the data, %s the tensor before it ends at %d"
                                .formatted(
                                        entry.begin(), entry.begin() < end ? "overlapping:" : "leaving a gap:", end));
            }
            if (entry.end() > dataBytes) {
                throw new BadInputException(where
                        + ": ends at byte %d of the data, the file has only %d (truncated?)"
                                .formatted(entry.end(), dataBytes));
            }
            end = entry.end();
        }
        if (end != dataBytes) {
            throw new BadInputException(file + ": %d bytes follow the last tensor".formatted(dataBytes - end));
        }
    }
}
