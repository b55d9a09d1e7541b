package io.pgconvoy.compat.random;

import java.util.List;
import java.util.Map;

/** Owners, comments, privileges: what any object may carry. */
final class Annotations {
    private static final Map<String, List<String>> PRIVILEGES = Map.of(
            "TABLE", List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "ALL"),
            "SEQUENCE", List.of("USAGE", "SELECT", "UPDATE", "ALL"),
            "FUNCTION", List.of("EXECUTE", "ALL"),
            "PROCEDURE", List.of("EXECUTE"),
            "TYPE", List.of("USAGE", "ALL"),
            "SCHEMA", List.of("USAGE", "CREATE", "ALL"),
            "LANGUAGE", List.of("USAGE"),
            "LARGE OBJECT", List.of("SELECT", "UPDATE", "ALL"),
            "FOREIGN SERVER", List.of("USAGE"),
            "FOREIGN DATA WRAPPER", List.of("USAGE"));
    private static final List<String> OF_COLUMNS = List.of("SELECT", "INSERT", "UPDATE", "REFERENCES", "ALL");
    private static final List<String> TEXTS =
            List.of("plain", "two\nlines", "it's", "%d \\ \\n", "-- é 日本", "$$", " ", "", "E'x'");

    private final Draft draft;
    private final Dice dice;

    Annotations(Draft draft) {
        this.draft = draft;
        this.dice = draft.dice;
    }

    /** On an object that has an owner and no privileges. */
    void about(String word, String reference) {
        comment(word, reference);
        owner(word, reference);
    }

    /** On an object that has an owner and privileges, which GRANT calls {@code granted}. */
    void about(String word, String reference, String granted) {
        about(word, reference);
        privileges(granted, reference, List.of());
    }

    void aboutTable(String word, RandomTable table) {
        about(word, table.name());
        privileges(
                "TABLE",
                table.name(),
                table.columns().stream().map(RandomTable.Column::name).toList());
        for (RandomTable.Column column : table.columns()) {
            if (dice.chance(8)) {
                comment("COLUMN", table.name() + "." + column.name());
            }
        }
    }

    void comment(String word, String reference) {
        if (dice.chance(30)) {
            draft.run("COMMENT ON %s %s IS %s", word, reference, Names.literal(dice.oneOf(TEXTS)));
        }
    }

    void owner(String word, String reference) {
        if (dice.chance(25)) {
            draft.run("ALTER %s %s OWNER TO %s", word, reference, draft.role());
        }
    }

    private void privileges(String word, String reference, List<String> columns) {
        List<String> privileges = PRIVILEGES.get(word);
        if (privileges == null) {
            throw new IllegalArgumentException(word);
        }
        while (dice.chance(45)) {
            String privilege = dice.oneOf(privileges);
            if (word.equals("TABLE") && draft.since(17) && dice.chance(10)) {
                privilege = "MAINTAIN";
            }
            if (!columns.isEmpty() && OF_COLUMNS.contains(privilege) && dice.chance(50)) {
                privilege += " (" + String.join(", ", dice.some(1, 3, columns)) + ")";
            }
            change(privilege + " ON " + word + " " + reference);
        }
    }

    /** Grants or revokes, at times as another role, who then is the grantor. */
    private void change(String what) {
        String role = dice.chance(25) ? "PUBLIC" : dice.oneOf(draft.role(), draft.role(), draft.role(), "CURRENT_USER");
        boolean publicly = role.equals("PUBLIC");
        if (dice.chance(30)) {
            String option = dice.maybe(publicly ? 0 : 20, "GRANT OPTION FOR ");
            draft.run("REVOKE " + option + what + " FROM " + role + dice.maybe(50, " CASCADE"));
            return;
        }
        boolean passedOn = !publicly && dice.chance(40);
        draft.run("GRANT " + what + " TO " + role + (passedOn ? " WITH GRANT OPTION" : ""));
        if (passedOn && !role.equals("CURRENT_USER") && dice.chance(60)) {
            draft.run("SET ROLE " + role);
            draft.run("GRANT " + what + " TO " + draft.role() + dice.maybe(30, " WITH GRANT OPTION"));
            draft.run("RESET ROLE");
        }
    }

    /** Privileges of objects to come. */
    void defaults() {
        String kind = dice.oneOf(
                "TABLES", "TABLES", "SEQUENCES", "FUNCTIONS", "TYPES", draft.since(10) ? "SCHEMAS" : "TYPES");
        String privilege = switch (kind) {
            case "TABLES" -> dice.oneOf("SELECT", "INSERT, DELETE", "ALL");
            case "SEQUENCES" -> dice.oneOf("USAGE", "ALL");
            case "FUNCTIONS" -> "EXECUTE";
            case "SCHEMAS" -> dice.oneOf("USAGE", "CREATE");
            default -> "USAGE";
        };
        String whose = dice.maybe(60, " FOR ROLE " + draft.role());
        String where = kind.equals("SCHEMAS") ? "" : dice.maybe(60, " IN SCHEMA " + draft.schema());
        String role = dice.oneOf("PUBLIC", draft.role(), draft.role());
        String change = dice.chance(60)
                ? "GRANT %s ON %s TO %s".formatted(privilege, kind, role)
                        + (role.equals("PUBLIC") ? "" : dice.maybe(30, " WITH GRANT OPTION"))
                : "REVOKE %s ON %s FROM %s".formatted(privilege, kind, role);
        draft.run("ALTER DEFAULT PRIVILEGES" + whose + where + " " + change);
    }

    /** Privileges of what the server came with. */
    void builtIn() {
        String role = dice.oneOf("PUBLIC", draft.role());
        String word = dice.oneOf("GRANT %s TO ", "REVOKE %s FROM ") + role;
        draft.run(word.formatted(dice.oneOf(
                "SELECT ON pg_catalog.pg_authid",
                "SELECT (relname, relkind) ON pg_catalog.pg_class",
                "UPDATE (setting) ON pg_catalog.pg_settings",
                "ALL ON pg_catalog.pg_proc",
                "EXECUTE ON FUNCTION pg_catalog.pg_reload_conf()",
                "EXECUTE ON FUNCTION pg_catalog.now()",
                "USAGE ON TYPE pg_catalog.int4",
                "USAGE ON LANGUAGE sql",
                "USAGE ON LANGUAGE plpgsql",
                "USAGE ON SCHEMA pg_catalog",
                "CREATE ON SCHEMA information_schema",
                "SELECT ON information_schema.tables")));
    }
}
