package monosema.io;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a file stores the values of a tensor; the names are those of safetensors. */
public enum DType {
    /** IEEE 754 binary64. */
    F64(8, Kind.REAL),
    /** IEEE 754 binary32. */
    F32(4, Kind.REAL),
    /** IEEE 754 binary16. */
    F16(2, Kind.REAL),
    /** bfloat16: the upper half of a binary32. */
    BF16(2, Kind.REAL),
    I64(8, Kind.INTEGER),
    I32(4, Kind.INTEGER),
    I16(2, Kind.INTEGER),
    I8(1, Kind.INTEGER),
    U8(1, Kind.INTEGER),
    /** One byte, 0 or 1. */
    BOOL(1, Kind.INTEGER),
    U64(8, Kind.OTHER),
    U32(4, Kind.OTHER),
    U16(2, Kind.OTHER),
    F8_E4M3(1, Kind.OTHER),
    F8_E4M3FNUZ(1, Kind.OTHER),
    F8_E5M2(1, Kind.OTHER),
    F8_E5M2FNUZ(1, Kind.OTHER),
    F8_E8M0(1, Kind.OTHER),
    /** Two binary32. */
    C64(8, Kind.OTHER),
    /** Two binary64; PyTorch files only. */
    C128(16, Kind.OTHER);

    private enum Kind {
        REAL,
        INTEGER,
        OTHER
    }

    private final int bytes;
    private final Kind kind;

    DType(int bytes, Kind kind) {
        this.bytes = bytes;
        this.kind = kind;
    }

    static Optional<DType> named(String name) {
        return Arrays.stream(values())
                .filter(dtype -> dtype.name().equals(name))
                .findFirst();
    }

    /** Bytes of one value. */
    public int bytes() {
        return bytes;
    }

    /** Whether values can be read as float32: F64, F32, F16, BF16. */
    public boolean isReal() {
        return kind == Kind.REAL;
    }

    /** Whether values can be read as whole numbers: I64, I32, I16, I8, U8, BOOL. */
    public boolean isInteger() {
        return kind == Kind.INTEGER;
    }

    static String reals() {
        return names(Kind.REAL);
    }

    static String integers() {
        return names(Kind.INTEGER);
    }

    private static String names(Kind kind) {
        return Arrays.stream(values())
                .filter(dtype -> dtype.kind == kind)
                .map(DType::name)
                .collect(Collectors.joining(", "));
    }
}
