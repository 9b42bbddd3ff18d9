package monosema.config;

/** Where tensors live. */
public enum DeviceChoice {
    /** The first GPU if the build has its natives, else the CPU. */
    AUTO,
    /** A GPU; an error where there is none. */
    GPU,
    /** The CPU. */
    CPU
}
