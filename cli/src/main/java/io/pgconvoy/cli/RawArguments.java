package io.pgconvoy.cli;

import io.pgconvoy.sql.LenientUtf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command line as the process got it: Java loses the bytes of arguments that are not in the locale's encoding. */
final class RawArguments {
    private static final char REPLACEMENT = '\uFFFD';
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private RawArguments() {}

    /** The arguments of this process, those that Java could not decode by {@link LenientUtf8} where that can be had. */
    static String[] ofProcess(String[] args) {
        boolean lost = false;
        for (String arg : args) {
            lost |= arg.indexOf(REPLACEMENT) >= 0;
        }
        if (!lost) {
            return args;
        }
        try {
            return lastOf(Files.readAllBytes(COMMAND_LINE), args);
        } catch (IOException e) {
            return args;
        }
    }

    /** @param commandLine the virtual machine's own arguments, then these, each ended by a zero byte */
    static String[] lastOf(byte[] commandLine, String[] args) {
        List<String> all = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < commandLine.length; i++) {
            if (commandLine[i] == 0) {
                byte[] argument = new byte[i - start];
                System.arraycopy(commandLine, start, argument, 0, argument.length);
                all.add(LenientUtf8.decode(argument));
                start = i + 1;
            }
        }
        return all.size() < args.length
                ? args
                : all.subList(all.size() - args.length, all.size()).toArray(String[]::new);
    }
}
