package monosema.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import monosema.io.BadInputException;

/** Puts generated files into the site: writes what changed, removes what it once generated and no longer does. */
final class SiteFiles {
    /** Names every generated file, one a line, so that the next build knows its own from a user's. */
    static final String MANIFEST = ".generated";

    /** Begins the name of a file that is being written. */
    private static final String TEMPORARY = ".monosema-";

    private final Path site;

    SiteFiles(Path site) {
        this.site = site;
    }

    /**
     * Brings the site up to date.
     *
     * @param files contents by path relative to the site, with slashes
     * @throws BadInputException if the site cannot be written; nothing has changed then
     */
    SiteChanges update(Map<String, byte[]> files) {
        Map<String, byte[]> all = new TreeMap<>(files);
        all.put(MANIFEST, (String.join("\n", all.keySet()) + "\n").getBytes(StandardCharsets.UTF_8));
        requireWritable();
        try {
            removeLeftovers();
            List<String> removed = removeOld(all);
            List<String> written = new ArrayList<>();
            for (Map.Entry<String, byte[]> file : all.entrySet()) {
                if (write(site.resolve(file.getKey()), file.getValue())) {
                    written.add(file.getKey());
                }
            }
            return new SiteChanges(written, all.size() - written.size(), removed);
        } catch (IOException e) {
            throw new BadInputException("cannot write the site: " + e, e);
        }
    }

    private void requireWritable() {
        try {
            Files.createDirectories(site);
            Path probe = temporary(site, "probe");
            Files.writeString(probe, "");
            Files.delete(probe);
        } catch (IOException e) {
            throw new BadInputException("cannot write into the site folder " + site.toAbsolutePath() + ": " + e, e);
        }
    }

    /** Not a temporary file of Java's, which its owner alone may read: a web server is someone else. */
    private static Path temporary(Path folder, String name) {
        return folder.resolve(TEMPORARY + ProcessHandle.current().pid() + "-" + name + ".tmp");
    }

    /** What builds that died were writing. */
    private void removeLeftovers() throws IOException {
        Path data = site.resolve("data");
        Files.walkFileTree(site, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.equals(data) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (String.valueOf(file.getFileName()).startsWith(TEMPORARY)) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean write(Path file, byte[] bytes) throws IOException {
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return false;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("not a file of a folder: " + file);
        }
        Files.createDirectories(folder);
        Path temporary = temporary(folder, String.valueOf(file.getFileName()));
        try {
            Files.write(temporary, bytes);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        return true;
    }

    private List<String> removeOld(Map<String, byte[]> current) throws IOException {
        Path manifest = site.resolve(MANIFEST);
        List<String> removed = new ArrayList<>();
        if (Files.isRegularFile(manifest)) {
            for (String name : Files.readAllLines(manifest)) {
                Path file = site.resolve(name).normalize();
                boolean ours = !name.isBlank() && file.startsWith(site.normalize()) && !name.startsWith("data/");
                if (ours && !current.containsKey(name) && Files.deleteIfExists(file)) {
                    removed.add(name);
                    removeEmptyFolders(file);
                }
            }
        }
        return removed;
    }

    private void removeEmptyFolders(Path removed) throws IOException {
        Path top = site.normalize();
        for (Path folder = removed.getParent(); folder != null && !folder.equals(top); folder = folder.getParent()) {
            try (var entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(folder);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file.toAbsolutePath() + ": " + e, e);
        }
    }
}
