package io.pgconvoy.compat.server;

import java.nio.charset.StandardCharsets;

/** What one run of a tool left: exit status and both streams. */
public record ToolRun(int exit, byte[] stdout, String stderr) {
    public String text() {
        return new String(stdout, StandardCharsets.UTF_8);
    }

    /** Standard output, provided that the run succeeded without a word on standard error. */
    public byte[] silent(String what) {
        if (exit != 0 || !stderr.isBlank()) {
            throw new AssertionError(what + ": exit status " + exit + "\n" + stderr.strip());
        }
        return stdout;
    }

    /** Standard output, provided that the run succeeded; warnings are allowed. */
    public byte[] succeeded(String what) {
        if (exit != 0) {
            throw new AssertionError(what + ": exit status " + exit + "\n" + stderr.strip());
        }
        return stdout;
    }
}
