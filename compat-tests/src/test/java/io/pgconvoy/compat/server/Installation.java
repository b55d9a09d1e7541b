package io.pgconvoy.compat.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Server programs on this machine.
 *
 * @param bin where {@code initdb} and {@code postgres} are, as seen below {@code root}
 * @param root {@code /}, or the tree to change root to: its programs need their own C library
 */
record Installation(int major, Path bin, Path root, String origin) {
    static final Path THIS_MACHINE = Path.of("/");

    boolean isTree() {
        return !root.equals(THIS_MACHINE);
    }

    /** The path of this file of ours as the server sees it. */
    Path inside(Path file) {
        return isTree() ? THIS_MACHINE.resolve(root.relativize(file)) : file;
    }

    /** The path of a file that the server sees under this path. */
    Path outside(Path file) {
        return isTree() ? root.resolve(THIS_MACHINE.relativize(file)) : file;
    }

    /** The command line that runs the program as somebody whom PostgreSQL accepts: it refuses to run as root. */
    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isTree()) {
            command.addAll(List.of("chroot", "--userspec=postgres", root.toString()));
        } else if (Programs.isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + Accounts.unprivileged()));
            command.addAll(List.of("--regid=" + Accounts.unprivilegedGroup(), "--clear-groups"));
        }
        command.add(
                program.contains("/") || program.equals("mkdir")
                        ? program
                        : bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }
}
