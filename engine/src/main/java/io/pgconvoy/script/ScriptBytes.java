package io.pgconvoy.script;

/** What kind of character a byte of a script is. */
final class ScriptBytes {
    private ScriptBytes() {}

    /** Bytes above 127 are letters, as in the server's own lexer. */
    static boolean isWordByte(byte value) {
        return value < 0
                || (value >= 'a' && value <= 'z')
                || (value >= 'A' && value <= 'Z')
                || value == '_'
                || isDigit(value);
    }

    static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    static boolean isSpace(byte value) {
        return value == ' ' || value == '\n' || value == '\t' || value == '\r' || value == '\f' || value == 0x0b;
    }
}
