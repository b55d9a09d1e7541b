package io.pgconvoy.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares privileges of servers that have MAINTAIN, which came with 17, to those of servers that do not. */
final class Grants {
    private static final Pattern STATEMENT =
            Pattern.compile("(.*?(?:GRANT|REVOKE)(?: GRANT OPTION FOR)?) ([A-Z,]+) (ON .*)");

    private static final Set<String> ALL_OF_TABLES =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER");

    private Grants() {}

    /** The statement as a server would have it that has no such privilege; empty when nothing is left of it. */
    static String withoutMaintain(String statement) {
        Matcher parts = STATEMENT.matcher(statement);
        if (!parts.matches()) {
            return statement;
        }
        List<String> privileges = new ArrayList<>(List.of(parts.group(2).split(",")));
        privileges.remove("MAINTAIN");
        if (privileges.isEmpty()) {
            return "";
        }
        String list = Set.copyOf(privileges).equals(ALL_OF_TABLES) ? "ALL" : String.join(",", privileges);
        return parts.group(1) + " " + list + " " + parts.group(3);
    }
}
