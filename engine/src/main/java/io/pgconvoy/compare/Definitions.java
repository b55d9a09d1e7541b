package io.pgconvoy.compare;

import io.pgconvoy.api.Omission;
import io.pgconvoy.archive.ArchiveEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes of entries what counts when definitions are compared. */
final class Definitions {
    /** Contents are compared by themselves; settings are those of the reading session. */
    private static final Set<String> NOT_DEFINED =
            Set.of("TABLE DATA", "BLOBS", "SEQUENCE SET", "ENCODING", "STDSTRINGS", "SEARCHPATH");

    private static final Pattern MEMBER = Pattern.compile(" {4}((?:OPERATOR|FUNCTION) .*?) ?[,;]?");
    private static final Pattern ADD_MEMBERS = Pattern.compile("ALTER OPERATOR FAMILY .* ADD");

    private final Set<Omission> omissions;
    private final boolean lenient;

    /** @param lenient whether the two servers may say the same differently, being of different majors */
    Definitions(Set<Omission> omissions, boolean lenient) {
        this.omissions = omissions;
        this.lenient = lenient;
    }

    /** In the entries' order. */
    List<Definition> of(List<ArchiveEntry> entries) {
        List<Definition> definitions = new ArrayList<>();
        SortedMap<String, List<String>> members = new TreeMap<>();
        for (ArchiveEntry entry : entries) {
            if (!NOT_DEFINED.contains(entry.kind())) {
                definitions.add(of(entry, members));
            }
        }
        members.forEach((schema, lines) -> definitions.add(membersOf(schema, lines)));
        return definitions;
    }

    boolean same(Definition source, Definition target) {
        return source.compared().equals(target.compared())
                || lenient && SpellingRules.same(source.compared(), target.compared());
    }

    private Definition of(ArchiveEntry entry, SortedMap<String, List<String>> members) {
        String definition = Objects.requireNonNullElse(entry.definition(), "").strip();
        String rest = rest(entry);
        String compared = switch (entry.kind()) {
            case "ACL", "DEFAULT ACL" -> grants(definition);
            case "OPERATOR CLASS", "OPERATOR FAMILY" ->
                lenient ? withoutMembers(definition, key(entry).schema(), members) : definition;
            case "TABLE", "FOREIGN TABLE" -> inheritance(definition);
            default -> definition;
        };
        return new Definition(key(entry), compared + rest, definition + rest);
    }

    private ObjectKey key(ArchiveEntry entry) {
        String tag = entry.tag();
        if (lenient) {
            // arguments of procedures, since 14
            tag = tag.replace("(IN ", "(").replace(", IN ", ", ");
        }
        return new ObjectKey(entry.kind(), Objects.requireNonNullElse(entry.namespace(), ""), tag);
    }

    /** They come in the order in which they were made. */
    private String grants(String statements) {
        return statements
                .lines()
                .map(line -> lenient ? Grants.withoutMaintain(line) : line)
                .filter(line -> !line.isEmpty())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** A table that was made to inherit later has its columns in another order once it is restored. */
    private static String inheritance(String definition) {
        return definition.contains("\nINHERITS (")
                ? definition
                        .lines()
                        .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                        .sorted()
                        .collect(Collectors.joining("\n"))
                : definition;
    }

    /** Which members hang on a class and which on its family alone, servers of 14 and later decide anew. */
    private static String withoutMembers(String definition, String schema, SortedMap<String, List<String>> members) {
        return definition
                .lines()
                .filter(line -> {
                    var member = MEMBER.matcher(line);
                    boolean isMember = member.matches();
                    if (isMember) {
                        members.computeIfAbsent(schema, key -> new ArrayList<>())
                                .add(member.group(1));
                    }
                    return !isMember && !ADD_MEMBERS.matcher(line).matches();
                })
                .collect(Collectors.joining("\n"));
    }

    private static Definition membersOf(String schema, List<String> lines) {
        String text = lines.stream().sorted().collect(Collectors.joining("\n"));
        return new Definition(new ObjectKey("OPERATOR FAMILY", schema, "members of all families"), text, text);
    }

    private String rest(ArchiveEntry entry) {
        StringBuilder rest = new StringBuilder();
        if (!omissions.contains(Omission.OWNERS)) {
            add(rest, "owner", entry.owner());
        }
        if (!omissions.contains(Omission.TABLESPACES)) {
            add(rest, "tablespace", entry.tablespace());
        }
        if (!omissions.contains(Omission.TABLE_ACCESS_METHODS)) {
            // before 12 there was no other, nor a word for it
            String accessMethod = entry.tableAccessMethod();
            add(rest, "table access method", "heap".equals(accessMethod) ? null : accessMethod);
        }
        return rest.toString();
    }

    private static void add(StringBuilder rest, String what, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            rest.append("\n-- ").append(what).append(": ").append(value);
        }
    }
}
