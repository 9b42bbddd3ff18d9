package monosema.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import monosema.io.KeyLocks;
import org.jspecify.annotations.Nullable;

/**
 * What the builds that live have used of a store. They go on reading it when they no longer hold its key, so it must not be
 * removed. Each build keeps a list of keys in a file of its own, locked until the build ends or dies.
 */
final class LiveBuilds {
    private static final String LISTS = "builds";

    /** A list of this process must not be opened again by it: closing any channel of a file gives up the lock of all. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final KeyLocks locks;
    private final Set<String> listed = new HashSet<>();
    private @Nullable FileChannel list;

    LiveBuilds(Path root, KeyLocks locks) {
        this.folder = root.resolve(LISTS);
        this.locks = locks;
    }

    /** This build uses a result from now on; to be called while its key is held. */
    synchronized void use(String key) throws IOException {
        FileChannel open = list == null ? begin() : list;
        list = open;
        if (listed.add(key)) {
            open.write(ByteBuffer.wrap((key + "\n").getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** This build uses nothing any more. */
    synchronized void end() throws IOException {
        FileChannel open = list;
        if (open != null) {
            open.close();
            list = null;
            listed.clear();
        }
    }

    /** Whether this build has used a result. */
    synchronized boolean hasUsed(String key) {
        return listed.contains(key);
    }

    /** A list that is there and not locked is that of a dead build: nobody may look between the two. */
    private FileChannel begin() throws IOException {
        return locks.holding(LISTS, () -> {}, () -> {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, "", ".keys");
            OWN.add(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            channel.lock();
            return channel;
        });
    }

    /** The keys that builds of other processes use. */
    Set<String> usedElsewhere() throws IOException {
        Set<String> keys = new HashSet<>();
        for (Path file : Folders.children(folder)) {
            if (isLive(file)) {
                keys.addAll(Files.readAllLines(file));
            }
        }
        return keys;
    }

    /** Removes the lists of builds that died. */
    void removeDead() throws IOException {
        if (Folders.children(folder).isEmpty()) {
            return;
        }
        locks.holding(LISTS, () -> {}, () -> {
            for (Path file : Folders.children(folder)) {
                if (!OWN.contains(file) && !isLive(file)) {
                    Files.deleteIfExists(file);
                }
            }
            return folder;
        });
    }

    /** Whether a build of another process holds it. */
    private static boolean isLive(Path file) {
        if (OWN.contains(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            // Another thread of this process looks just now: better to spare too much.
            return true;
        } catch (IOException e) {
            // Removed meanwhile, or on a disk that nobody can write, and so no build's.
            return false;
        }
    }
}
