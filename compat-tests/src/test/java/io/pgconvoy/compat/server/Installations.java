package io.pgconvoy.compat.server;

import java.nio.file.Path;
import java.util.Optional;

/** Finds server programs on this machine, whole Debian servers (with contrib and languages) before embedded ones. */
final class Installations {
    private final Path stockRoot;
    private final EmbeddedBinaries embedded;

    Installations(Path stockRoot, EmbeddedBinaries embedded) {
        this.stockRoot = stockRoot;
        this.embedded = embedded;
    }

    Optional<Installation> find(int major) {
        return installed(major).or(() -> tree(major)).or(() -> embedded.find(major));
    }

    /** One that runs without changing root, so that it sees this machine's files. */
    Optional<Installation> findOnThisMachine(int major) {
        return installed(major).or(() -> embedded.find(major));
    }

    private static Optional<Installation> installed(int major) {
        Path bin = Path.of("/usr/lib/postgresql", Integer.toString(major), "bin");
        return Programs.isExecutable(bin.resolve("postgres"))
                ? Optional.of(new Installation(
                        major, bin, Installation.THIS_MACHINE, bin.getParent().toString()))
                : Optional.empty();
    }

    /** Only root may change the root directory, which a tree needs to find its own libraries and perl modules. */
    private Optional<Installation> tree(int major) {
        Path tree = stockRoot.resolve(Integer.toString(major)).toAbsolutePath();
        Path bin = Path.of("usr/lib/postgresql", Integer.toString(major), "bin");
        return Programs.isRoot() && Programs.isExecutable(tree.resolve(bin).resolve("postgres"))
                ? Optional.of(new Installation(major, Installation.THIS_MACHINE.resolve(bin), tree, tree.toString()))
                : Optional.empty();
    }
}
