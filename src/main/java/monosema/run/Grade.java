package monosema.run;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How reproducible the arithmetic of a run is.
 *
 * <p>The native libraries read these variables when they load, so they belong to the environment of the JVM that runs
 * the experiments: see {@code monosema.ForkedJvm}.
 */
public enum Grade {
    /**
     * The same bytes on any x86-64 CPU with any number of cores: two compute threads whatever the cores, and MKL's and
     * ATen's code paths that depend on no instruction set. Waiting threads sleep: beside another load, or on one core,
     * two threads that spin take many times as long.
     */
    PORTABLE,
    /** As fast as the machine goes, with all its cores and instructions; numbers differ from machine to machine. */
    MACHINE,
    /**
     * The same, with matrix products on a GPU in TF32: operands rounded to 10 bits of mantissa, sums in float32. Changes
     * nothing on a CPU or on a GPU older than Ampere.
     */
    MACHINE_TF32;

    /**
     * Keeps glibc from giving the memory of every large tensor back to the system, which hands it out again page by page:
     * a third of the time of an operation that makes one. Changes no number.
     */
    private static final Map<String, String> ALLOCATOR = Map.of(
            "MALLOC_ARENA_MAX",
            "1",
            "MALLOC_MMAP_MAX_",
            "0",
            "MALLOC_TOP_PAD_",
            "67108864",
            "MALLOC_TRIM_THRESHOLD_",
            "8589934592");

    /** Environment variables that this grade needs, beside those that keep DJL from going online; in order of name. */
    public Map<String, String> environment() {
        Map<String, String> all = new TreeMap<>(Map.of("DJL_OFFLINE", "true", "OPT_OUT_TRACKING", "true"));
        all.putAll(ALLOCATOR);
        all.putAll(
                switch (this) {
                    case PORTABLE ->
                        Map.of(
                                "ATEN_CPU_CAPABILITY",
                                "default",
                                "MKL_CBWR",
                                "COMPATIBLE",
                                "MKL_DYNAMIC",
                                "FALSE",
                                "OMP_DYNAMIC",
                                "FALSE",
                                "OMP_NUM_THREADS",
                                "2",
                                "OMP_WAIT_POLICY",
                                "PASSIVE");
                    case MACHINE, MACHINE_TF32 -> Map.of("OMP_NUM_THREADS", cores());
                });
        if (this == MACHINE_TF32) {
            // Read by PyTorch's global context: aten/src/ATen/Context.cpp.
            all.put("TORCH_ALLOW_TF32_CUBLAS_OVERRIDE", "1");
        }
        return all;
    }

    private static String cores() {
        return Integer.toString(Runtime.getRuntime().availableProcessors());
    }

    /** The name in commands, records and keys. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
