package io.pgconvoy.archive.plain;

import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.archive.ArchiveEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Repeats commands for each large object of a group. A BLOB METADATA entry's definition lists the OIDs, one a line; the
 * ACL of a group holds the commands for its first large object only.
 */
final class LargeObjectCommands {

    static final String UNLINK_IF_EXISTS =
            "SELECT pg_catalog.lo_unlink(oid) " + "FROM pg_catalog.pg_largeobject_metadata " + "WHERE oid = '";

    /** A command's text before and behind the OID; semicolons inside quoted names do not end it. */
    private static final Pattern ACL_COMMAND =
            Pattern.compile("((?:[^;\"]|\"[^\"]*\")*?LARGE OBJECT )\\d+((?:[^;\"]|\"[^\"]*\")*);\\s*", Pattern.DOTALL);

    /** Commands that a session may run as one. */
    private static final int TOGETHER = 200;

    private final ScriptContext context;
    private final TransactionBlocks transactions;

    LargeObjectCommands(ScriptContext context, TransactionBlocks transactions) {
        this.context = context;
        this.transactions = transactions;
    }

    /** One command for each large object of the entry, then an empty line. */
    void forEach(ArchiveEntry metadata, String before, String after) {
        String oids = metadata.definition() == null ? "" : metadata.definition();
        List<String> commands = new ArrayList<>();
        oids.lines().forEach(oid -> {
            commands.add(before + oid + after + ";\n");
            if (commands.size() == TOGETHER || transactions.sized()) {
                send(commands);
            }
        });
        send(commands);
        context.sink().comment("\n");
    }

    private void send(List<String> commands) {
        if (!commands.isEmpty()) {
            context.sink().sqlAll(List.copyOf(commands));
            transactions.count(commands.size());
            commands.clear();
        }
    }

    /** The commands of a group's ACL, each for all large objects of the group. */
    void acl(ArchiveEntry acl) {
        ArchiveEntry metadata = metadata(acl);
        Matcher command = ACL_COMMAND.matcher(acl.definition() == null ? "" : acl.definition());
        while (command.lookingAt()) {
            forEach(metadata, command.group(1), command.group(2));
            command.region(command.end(), command.regionEnd());
        }
    }

    private ArchiveEntry metadata(ArchiveEntry acl) {
        int dumpId = acl.dependencies().isEmpty() ? 0 : acl.dependencies().get(0);
        ArchiveEntry metadata = context.entry(dumpId);
        if (metadata == null || !metadata.kind().equals("BLOB METADATA")) {
            throw new MalformedArchiveException(
                    "could not find the large objects of " + acl.tag(), -1, String.valueOf(acl.dumpId()));
        }
        return metadata;
    }
}
