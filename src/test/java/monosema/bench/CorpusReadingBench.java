package monosema.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import monosema.config.DocumentBoundary;
import monosema.config.DocumentChoice;
import monosema.config.DocumentsSpec;
import monosema.config.FileSource;
import monosema.data.Document;
import monosema.data.Documents;
import monosema.io.Json;

/**
 * How fast documents come out of a file, by the processor time of the one thread that reads: 256 MiB of made stories as text and as JSON lines, and the column
 * {@code text} of the files in the environment variable {@code PARQUET} (commas between) where it is set,
 * of token ids where the name has {@code ids}.
 */
final class CorpusReadingBench implements Bench {
    private static final int BYTES = 256 << 20;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final DocumentChoice ALL = new DocumentChoice(DocumentChoice.ALL, 1, 1);

    @Override
    public void run(PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("corpus-reading");
        Path text = folder.resolve("stories.txt");
        Path lines = folder.resolve("stories.jsonl");
        try {
            write(text, lines);
            measure(
                    out,
                    "text",
                    new DocumentsSpec.Text(
                            new FileSource.Local(List.of(text)), ALL, 1L << 40, DocumentBoundary.END_OF_TEXT, true));
            measure(
                    out,
                    "jsonl",
                    new DocumentsSpec.JsonLines(new FileSource.Local(List.of(lines)), ALL, 1L << 40, "text"));
        } finally {
            Files.deleteIfExists(text);
            Files.deleteIfExists(lines);
            Files.delete(folder);
        }
        String given = System.getenv().getOrDefault("PARQUET", "");
        for (String file : given.isEmpty() ? new String[0] : given.split(",")) {
            measure(
                    out,
                    Path.of(file).getFileName().toString(),
                    new DocumentsSpec.Parquet(
                            new FileSource.Local(List.of(Path.of(file))),
                            ALL,
                            1L << 40,
                            file.contains("ids") ? "input_ids" : "text"));
        }
    }

    private static void write(Path text, Path lines) throws IOException {
        String words = "Once upon a time there was a fox who said \"I saw a naïve owl\" to everybody in the forest. ";
        try (BufferedWriter texts = Files.newBufferedWriter(text);
                BufferedWriter objects = Files.newBufferedWriter(lines)) {
            for (int i = 0, written = 0; written < BYTES; i++) {
                String story = "Story " + i + ". " + words.repeat(5 + i % 11);
                texts.write(story + "\n<|endoftext|>\n");
                objects.write("{\"id\":" + i + ",\"text\":" + Json.canonical(story) + ",\"source\":\"made\"}\n");
                written += story.length();
            }
        }
    }

    private static void measure(PrintStream out, String name, DocumentsSpec spec) throws IOException {
        List<Path> files = ((FileSource.Local) spec.source()).files();
        double best = Double.POSITIVE_INFINITY;
        long[] volume = new long[1];
        for (int round = 0; round < 5; round++) {
            volume[0] = 0;
            long start = CPU.getCurrentThreadCpuTime();
            Documents.of(spec, files).forEachWhile(document -> {
                volume[0] += document instanceof Document.Text text
                        ? text.text().length()
                        : ((Document.Tokens) document).ids().remaining() * 4L;
                return true;
            });
            best = Math.min(best, (CPU.getCurrentThreadCpuTime() - start) / 1e9);
        }
        out.printf(
                "%s: %.0f MB/s of file (%d MB), %.0f MB/s of characters or ids at 4 bytes (best of 5)%n",
                name,
                Files.size(files.get(0)) / best / 1e6,
                Files.size(files.get(0)) / 1_000_000,
                volume[0] / best / 1e6);
    }
}
