package io.pgconvoy.compat.random;

import java.util.List;

/** Makes what stands outside of tables: schemas, extensions, foreign data, text search, replication, large objects. */
final class OtherMakers {
    private OtherMakers() {}

    static void schema(Draft draft) {
        String name = draft.names.next();
        if (!draft.run("CREATE SCHEMA " + name + draft.dice.maybe(40, " AUTHORIZATION " + draft.role()))) {
            return;
        }
        draft.schemas.add(name);
        new Annotations(draft).about("SCHEMA", name, "SCHEMA");
    }

    static void extension(Draft draft) {
        String name = Names.quote(draft.dice.oneOf(
                "hstore",
                "citext",
                "btree_gist",
                "btree_gin",
                "pg_trgm",
                "intarray",
                "ltree",
                "cube",
                "seg",
                "lo",
                "uuid-ossp",
                "pgcrypto",
                "unaccent",
                "tablefunc",
                "isn"));
        if (!draft.run("CREATE EXTENSION " + name + draft.dice.maybe(60, " SCHEMA " + draft.schema()))) {
            return;
        }
        draft.extensions.add(name);
        new Annotations(draft).comment("EXTENSION", name);
    }

    /** Makes an object part of an extension, or dependent on it. */
    static void member(Draft draft) {
        if (draft.extensions.isEmpty()) {
            return;
        }
        Dice dice = draft.dice;
        String extension = dice.oneOf(draft.extensions);
        String change = "ALTER EXTENSION " + extension + dice.oneOf(" ADD ", " ADD ", " DROP ");
        if (!draft.routines.isEmpty()) {
            RandomRoutine routine = dice.oneOf(draft.routines);
            draft.run(
                    dice.oneOf(change, "").isEmpty()
                            ? "ALTER FUNCTION " + routine.signature() + " DEPENDS ON EXTENSION " + extension
                            : change + "FUNCTION " + routine.signature());
        }
        if (!draft.tables.isEmpty() && dice.chance(40)) {
            draft.run(change + "TABLE " + draft.table().name());
        }
        if (!draft.types.isEmpty() && dice.chance(40)) {
            draft.run(change + "TYPE " + dice.oneOf(draft.types));
        }
        if (!draft.views.isEmpty() && dice.chance(40)) {
            draft.run(change + "VIEW " + dice.oneOf(draft.views));
        }
    }

    static void foreignData(Draft draft) {
        Dice dice = draft.dice;
        String wrapper = draft.names.next();
        String server = draft.names.next();
        Annotations annotations = new Annotations(draft);
        draft.run("CREATE FOREIGN DATA WRAPPER %s%s", wrapper, dice.maybe(50, " OPTIONS (\"a b\" 'it''s', c '\\')"));
        annotations.about("FOREIGN DATA WRAPPER", wrapper, "FOREIGN DATA WRAPPER");
        draft.run(
                "CREATE SERVER %s%s%s FOREIGN DATA WRAPPER %s%s",
                server,
                dice.maybe(40, " TYPE 'x''y'"),
                dice.maybe(40, " VERSION '\\1'"),
                wrapper,
                dice.maybe(40, " OPTIONS (host 'h')"));
        annotations.about("SERVER", server, "FOREIGN SERVER");
        draft.servers.add(server);
        draft.run(
                "CREATE USER MAPPING FOR %s SERVER %s%s",
                dice.oneOf("PUBLIC", draft.role(), draft.role()),
                server,
                dice.maybe(60, " OPTIONS (\"user\" 'u', password 'p''w')"));
    }

    static void foreignTable(Draft draft) {
        if (draft.servers.isEmpty()) {
            return;
        }
        Dice dice = draft.dice;
        String name = draft.qualified();
        String column = draft.names.next();
        String options = dice.maybe(50, " OPTIONS (\"x y\" 'it''s', z '\\')");
        String type = new Types(draft).any();
        draft.run("CREATE FOREIGN TABLE " + name + " (" + column + " " + type
                + dice.maybe(50, " OPTIONS (column_name '\"c\"')") + dice.maybe(30, " NOT NULL") + ")"
                + (draft.tables.isEmpty()
                        ? ""
                        : dice.maybe(25, " INHERITS (" + draft.table().name() + ")"))
                + " SERVER " + dice.oneOf(draft.servers) + options);
        draft.run("ALTER FOREIGN TABLE %s ADD CHECK (%s IS NOT NULL)", name, column);
        new Annotations(draft).about("FOREIGN TABLE", name, "TABLE");
        List<RandomTable> partitioned =
                draft.tables.stream().filter(RandomTable::isPartitioned).toList();
        if (draft.since(11) && !partitioned.isEmpty()) {
            draft.run(
                    "CREATE FOREIGN TABLE %s PARTITION OF %s DEFAULT SERVER %s",
                    draft.qualified(), dice.oneOf(partitioned).name(), dice.oneOf(draft.servers));
        }
    }

    static void textSearch(Draft draft) {
        Dice dice = draft.dice;
        String dictionary = draft.qualified();
        String configuration = draft.qualified();
        Annotations annotations = new Annotations(draft);
        draft.run(
                "CREATE TEXT SEARCH DICTIONARY %s (TEMPLATE = simple%s)",
                dictionary, dice.maybe(50, ", \"accept\" = false"));
        annotations.about("TEXT SEARCH DICTIONARY", dictionary);
        draft.run(
                "CREATE TEXT SEARCH CONFIGURATION %s (%s)",
                configuration, dice.oneOf("PARSER = \"default\"", "COPY = pg_catalog.english"));
        annotations.about("TEXT SEARCH CONFIGURATION", configuration);
        draft.run(
                "ALTER TEXT SEARCH CONFIGURATION %s ADD MAPPING FOR %s WITH %s",
                configuration, dice.oneOf("word, asciiword", "email"), dice.oneOf(dictionary, "simple, " + dictionary));
        draft.run(
                "ALTER TEXT SEARCH CONFIGURATION %s ALTER MAPPING FOR url, host WITH %s, english_stem",
                configuration, dictionary);
        if (dice.chance(30)) {
            String template = draft.qualified();
            draft.run(
                    "CREATE TEXT SEARCH TEMPLATE %s (LEXIZE = dsimple_lexize%s)",
                    template, dice.maybe(50, ", INIT = dsimple_init"));
            annotations.comment("TEXT SEARCH TEMPLATE", template);
            String parser = draft.qualified();
            draft.run(
                    "CREATE TEXT SEARCH PARSER %s (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end,"
                            + " LEXTYPES = prsd_lextype)",
                    parser);
            annotations.comment("TEXT SEARCH PARSER", parser);
        }
        if (!draft.tables.isEmpty()) {
            draft.run(
                    "ALTER TABLE %s ADD COLUMN %s tsvector DEFAULT to_tsvector(%s, 'some text')",
                    draft.table().name(), draft.names.next(), Names.literal(configuration));
        }
    }

    static void publication(Draft draft) {
        if (draft.tables.isEmpty()) {
            return;
        }
        Dice dice = draft.dice;
        String name = draft.names.next();
        String what =
                dice.oneOf(" FOR ALL TABLES", "", " FOR TABLE " + published(draft), " FOR TABLE " + published(draft));
        if (draft.since(15) && dice.chance(20)) {
            what = " FOR TABLES IN SCHEMA " + draft.schema();
        }
        draft.run("CREATE PUBLICATION " + name + what + dice.maybe(30, " WITH (publish = 'insert, delete')")
                + draft.since(13, 0, ""));
        new Annotations(draft).about("PUBLICATION", name);
        draft.run("ALTER PUBLICATION " + name + " ADD TABLE " + published(draft));
    }

    private static String published(Draft draft) {
        RandomTable table = draft.table();
        String columns = table.columns().isEmpty()
                ? ""
                : draft.since(15, 30, " (" + table.columns().get(0).name() + ")");
        return draft.dice.maybe(20, "ONLY ")
                + table.name()
                + columns
                + draft.since(15, 30, " WHERE (" + new Types(draft).condition(table) + ")");
    }

    static void largeObject(Draft draft) {
        int number = 1000 + draft.dice.upTo(50);
        draft.run(
                "SELECT lo_from_bytea(%s, '\\x%s')",
                Integer.toString(number), draft.dice.oneOf("", "00ff5c0a", "27".repeat(3000)));
        new Annotations(draft).about("LARGE OBJECT", Integer.toString(number), "LARGE OBJECT");
    }
}
