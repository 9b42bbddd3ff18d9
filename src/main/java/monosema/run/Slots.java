package monosema.run;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What stages of experiments that run side by side must share: the memory at hand and each GPU.
 *
 * <p>A stage waits here after it has the lock of its key and before it works, and asks for nothing else while it works, so
 * that stages cannot wait for each other in a circle.
 */
final class Slots {
    /** Of a stage that does not say: a model's pass over a batch, and what the engine keeps. */
    static final long USUAL_BYTES = 1L << 30;

    private static final long MEBIBYTE = 1L << 20;
    /** Of the free memory; the rest is left to the heap and to other programs. */
    private static final double SHARE = 0.8;

    private final int memory;
    private final Semaphore memoryLeft;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<Device, Lock> gpus = new ConcurrentHashMap<>();

    /**
     * Nothing is taken yet.
     *
     * @param freeBytes memory of this machine that stages may share, of which a fifth is left alone
     */
    Slots(long freeBytes) {
        this.memory = (int) Math.max(1, Math.min(Integer.MAX_VALUE, (double) freeBytes / MEBIBYTE * SHARE));
        this.memoryLeft = new Semaphore(memory, true);
    }

    /** A GPU of several in turn, so that experiments side by side spread over them; any other device as it is. */
    ComputeDevice inTurn(ComputeDevice chosen) {
        int gpus = chosen.device().isGpu() ? Engine.getInstance().getGpuCount() : 1;
        return gpus < 2 ? chosen : new ComputeDevice(Device.gpu(turn.getAndIncrement() % gpus), chosen.name());
    }

    /** A stage's work. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /**
     * Works once there is room; one that needs more than there is at all works alone.
     *
     * @param device where its tensors live; a GPU is given to one stage at a time
     * @param bytes of this machine's memory that it may take
     */
    void tensors(Device device, long bytes, Work work) throws IOException {
        int share = (int) Math.max(1, Math.min(memory, bytes / MEBIBYTE));
        memoryLeft.acquireUninterruptibly(share);
        try {
            onDevice(device, work);
        } finally {
            memoryLeft.release(share);
        }
    }

    private void onDevice(Device device, Work work) throws IOException {
        if (!device.isGpu()) {
            work.run();
            return;
        }
        Lock gpu = gpus.computeIfAbsent(device, each -> new ReentrantLock(true));
        gpu.lock();
        try {
            work.run();
        } finally {
            gpu.unlock();
        }
    }
}
