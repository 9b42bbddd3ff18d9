package monosema.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One lock for each key, between threads and between processes. A process that dies loses its locks, so nothing has to
 * be cleared by hand; the empty lock files stay, since removing one while another build opens it would let both in.
 */
public final class KeyLocks {
    /** File locks belong to the whole process: threads need a lock of their own. */
    private static final ConcurrentHashMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path folder;

    /** Locks that lie in a folder, which must be there when one is taken. */
    public KeyLocks(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** What is done while a key is held. */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Runs once.
         *
         * @throws IOException that goes on to whoever took the key
         */
        T run() throws IOException;
    }

    /**
     * Waits for a key, then works; {@code whenBusy} runs first if the key is not free at once.
     *
     * @param key a file name without its ending
     * @throws IllegalStateException if this thread holds the key
     */
    public <T> T holding(String key, Runnable whenBusy, Work<T> work) throws IOException {
        ReentrantLock thread = threadLock(key);
        if (thread.isHeldByCurrentThread()) {
            throw new IllegalStateException("this thread holds the key that it asks for: " + key);
        }
        boolean told = !thread.tryLock();
        if (told) {
            whenBusy.run();
            thread.lock();
        }
        try (FileChannel channel = open(key)) {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                if (!told) {
                    whenBusy.run();
                }
                channel.lock();
            }
            // Closing the channel gives the lock back.
            return work.run();
        } finally {
            thread.unlock();
        }
    }

    /**
     * Works if a key is free, else does nothing.
     *
     * @return whether it was free
     */
    public boolean ifFree(String key, Work<?> work) throws IOException {
        ReentrantLock thread = threadLock(key);
        if (thread.isHeldByCurrentThread() || !thread.tryLock()) {
            return false;
        }
        try (FileChannel channel = open(key)) {
            boolean free = channel.tryLock() != null;
            if (free) {
                work.run();
            }
            return free;
        } finally {
            thread.unlock();
        }
    }

    /** Whether somebody holds a key just now; writes nothing, and is false where nobody could. */
    public boolean isHeld(String key) {
        ReentrantLock thread = threadLock(key);
        if (thread.isHeldByCurrentThread() || !thread.tryLock()) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file(key), StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (IOException e) {
            // No lock file, or a disk that cannot be written.
            return false;
        } finally {
            thread.unlock();
        }
    }

    private ReentrantLock threadLock(String key) {
        return THREADS.computeIfAbsent(file(key), path -> new ReentrantLock());
    }

    private FileChannel open(String key) throws IOException {
        return FileChannel.open(file(key), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private Path file(String key) {
        return folder.resolve(key + ".lock");
    }
}
