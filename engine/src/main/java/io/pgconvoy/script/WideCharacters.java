package io.pgconvoy.script;

/** Encodings in which a byte behind another one may look like a quote or a backslash and be none. */
enum WideCharacters {
    /** Every byte that looks like ASCII is. */
    NONE,
    SHIFT_JIS,
    /** Every byte above 127 begins a pair. */
    PAIRS;

    static WideCharacters of(String encoding) {
        return switch (encoding) {
            case "SJIS", "SHIFT_JIS_2004" -> SHIFT_JIS;
            case "BIG5", "GBK", "UHC", "GB18030", "JOHAB" -> PAIRS;
            default -> NONE;
        };
    }

    /** Whether the byte behind this one belongs to it. */
    boolean beginsPair(byte value) {
        int code = value & 0xff;
        return switch (this) {
            case NONE -> false;
            case SHIFT_JIS -> (code >= 0x81 && code <= 0x9f) || code >= 0xe0;
            case PAIRS -> code > 0x80;
        };
    }
}
