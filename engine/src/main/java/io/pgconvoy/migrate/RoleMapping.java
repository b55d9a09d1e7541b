package io.pgconvoy.migrate;

import io.pgconvoy.archive.ArchiveEntry;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets entries name other roles: owners, grantees, those of policies and of default privileges. */
final class RoleMapping {
    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final Pattern GRANTEE =
            Pattern.compile("(?m) (TO|FROM) " + NAME + "((?: WITH GRANT OPTION)?(?: GRANTED BY .*)?;)$");
    private static final Pattern DEFAULTS_OF =
            Pattern.compile("(?m)^(ALTER DEFAULT PRIVILEGES FOR ROLE )" + NAME + " ");
    private static final Pattern POLICY_ROLES =
            Pattern.compile(" TO " + NAME + "((?:, " + NAME + ")*)(?= USING | WITH CHECK |;)");
    private static final Pattern ONE = Pattern.compile(NAME);

    private final Map<String, String> roles;

    /** @param roles new names by old ones */
    RoleMapping(Map<String, String> roles) {
        this.roles = roles;
    }

    ArchiveEntry apply(ArchiveEntry entry) {
        String owner = entry.owner();
        String definition = entry.definition();
        if (roles.isEmpty()) {
            return entry;
        }
        return new ArchiveEntry(
                entry.dumpId(),
                entry.catalogId(),
                entry.tag(),
                entry.kind(),
                entry.section(),
                definition == null ? null : definition(entry.kind(), definition),
                entry.drop(),
                entry.copyStatement(),
                entry.namespace(),
                entry.tablespace(),
                entry.tableAccessMethod(),
                entry.relkind(),
                owner == null ? null : roles.getOrDefault(owner, owner),
                entry.dependencies(),
                entry.data(),
                entry.lateDefinition());
    }

    private String definition(String kind, String definition) {
        return switch (kind) {
            case "ACL" -> grantees(definition);
            case "DEFAULT ACL" ->
                replace(
                        DEFAULTS_OF,
                        grantees(definition),
                        matcher -> matcher.group(1) + mapped(matcher.group(2)) + " ");
            case "POLICY" ->
                replace(
                        POLICY_ROLES,
                        definition,
                        matcher -> " TO "
                                + replace(ONE, matcher.group(1) + matcher.group(2), each -> mapped(each.group(1))));
            default -> definition;
        };
    }

    private String grantees(String definition) {
        return replace(
                GRANTEE,
                definition,
                matcher -> " " + matcher.group(1) + " " + mapped(matcher.group(2)) + matcher.group(3));
    }

    /** The name as SQL has it; always in quotes once it is another. */
    private String mapped(String name) {
        boolean quoted = name.startsWith("\"");
        String raw = quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
        String other = roles.get(raw);
        boolean everybody = !quoted && (raw.equals("PUBLIC") || raw.equals("CURRENT_USER"));
        return other == null || everybody ? name : '"' + other.replace("\"", "\"\"") + '"';
    }

    private interface Replacement {
        String of(Matcher matcher);
    }

    private static String replace(Pattern pattern, String text, Replacement replacement) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder replaced = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(replaced, Matcher.quoteReplacement(replacement.of(matcher)));
        }
        return matcher.appendTail(replaced).toString();
    }
}
