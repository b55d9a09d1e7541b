package io.pgconvoy.compat.random;

import java.util.ArrayList;
import java.util.List;

/** Makes what only younger servers have, or only a superuser: temporal keys, subscriptions, changed privileges of members. */
final class RecentMakers {
    /** Grants on, or takes away from, a member of an extension that the number picks. */
    private static final String ON_MEMBER = """
            DO $$
            DECLARE
              member text;
            BEGIN
              SELECT kind || ' ' || name INTO member
              FROM (SELECT CASE WHEN d.classid = 'pg_proc'::regclass THEN 'FUNCTION'
                                WHEN d.classid = 'pg_type'::regclass THEN 'TYPE'
                                WHEN d.classid = 'pg_class'::regclass THEN 'TABLE' END AS kind,
                           CASE WHEN d.classid = 'pg_proc'::regclass THEN objid::regprocedure::text
                                WHEN d.classid = 'pg_type'::regclass THEN objid::regtype::text
                                WHEN d.classid = 'pg_class'::regclass THEN objid::regclass::text END AS name
                    FROM pg_depend d
                    WHERE d.deptype = 'e') found
              WHERE kind IS NOT NULL
              ORDER BY md5(name || '%d') LIMIT 1;
              EXECUTE '%s ALL ON ' || member || ' %s %s';
            END $$
            """;

    private RecentMakers() {}

    /** A table whose key, and whose reference to itself, hold for a period of time (servers since 18). */
    static void temporal(Draft draft) {
        Dice dice = draft.dice;
        String name = draft.qualified();
        String id = draft.names.next();
        String during = draft.names.next();
        String key = dice.maybe(60, "CONSTRAINT " + draft.names.next() + " ") + dice.oneOf("PRIMARY KEY", "UNIQUE")
                + " (" + id + ", " + during + " WITHOUT OVERLAPS)" + dice.maybe(25, " DEFERRABLE");
        List<RandomTable.Column> columns = new ArrayList<>(List.of(
                new RandomTable.Column(id, "int4range"),
                new RandomTable.Column(during, dice.oneOf("daterange", "tsrange", "datemultirange"))));
        if (!draft.run(
                "CREATE TABLE %s (%s int4range%s, %s %s, %s)",
                name,
                id,
                dice.maybe(40, " CONSTRAINT " + draft.names.next() + " NOT NULL" + dice.maybe(40, " NO INHERIT")),
                during,
                columns.get(1).type(),
                key)) {
            return;
        }
        TableMakers.keep(draft, new RandomTable(name, columns, "", ""));
        draft.run(
                "ALTER TABLE %s ADD%s FOREIGN KEY (%s, PERIOD %s) REFERENCES %s (%s, PERIOD %s)%s",
                name,
                dice.maybe(60, " CONSTRAINT " + draft.names.next()),
                id,
                during,
                name,
                id,
                during,
                dice.oneOf("", " NOT VALID", " NOT ENFORCED"));
    }

    /** Changes constraints as servers since 18 can. */
    static void constraint(Draft draft) {
        RandomTable table = draft.table();
        if (table.columns().isEmpty()) {
            return;
        }
        Dice dice = draft.dice;
        String column = dice.oneOf(table.columns()).name();
        String name = draft.names.next();
        String alter = "ALTER TABLE " + table.name() + " ";
        draft.run(alter + "ADD CONSTRAINT " + name + " NOT NULL " + column
                + dice.oneOf("", " NO INHERIT", " NOT VALID", " NO INHERIT NOT VALID"));
        if (dice.chance(40)) {
            draft.run("COMMENT ON CONSTRAINT %s ON %s IS %s", name, table.name(), Names.literal("a NOT NULL"));
        }
        draft.run(dice.oneOf(List.of(
                alter + "ALTER CONSTRAINT " + name + " NO INHERIT",
                alter + "ALTER CONSTRAINT " + name + " INHERIT",
                alter + "VALIDATE CONSTRAINT " + name,
                alter + "ADD COLUMN " + draft.names.next() + " text GENERATED ALWAYS AS (" + column + "::text) VIRTUAL"
                        + dice.maybe(40, " NOT NULL"),
                alter + "ALTER COLUMN " + column + " DROP NOT NULL")));
    }

    /** It never connects. */
    static void subscription(Draft draft) {
        Dice dice = draft.dice;
        String name = draft.names.next();
        draft.run("CREATE SUBSCRIPTION " + name + " CONNECTION "
                + Names.literal(dice.oneOf("dbname=nowhere", "host=h dbname='it\\'s'", ""))
                + " PUBLICATION " + dice.list(1, 3, draft.names::next)
                + " WITH (connect = false"
                + dice.oneOf("", ", slot_name = NONE", ", slot_name = 'slot_" + dice.upTo(9) + "'")
                + dice.maybe(20, ", synchronous_commit = 'local'")
                + draft.since(14, 25, ", binary = true")
                + draft.since(14, 25, ", streaming = " + (draft.since(16) ? dice.oneOf("on", "parallel") : "on"))
                + draft.since(15, 20, ", two_phase = true")
                + draft.since(15, 20, ", disable_on_error = true")
                + draft.since(16, 20, ", origin = none")
                + draft.since(16, 20, ", password_required = false")
                + draft.since(16, 20, ", run_as_owner = true")
                + draft.since(17, 20, ", failover = true")
                + ")");
        new Annotations(draft).about("SUBSCRIPTION", name);
    }

    static void onMember(Draft draft) {
        boolean granted = draft.dice.chance(60);
        draft.run(ON_MEMBER.formatted(
                draft.dice.upTo(80),
                granted ? "GRANT" : "REVOKE",
                granted ? "TO" : "FROM",
                draft.dice.oneOf(draft.role(), "PUBLIC", "postgres").replace("'", "''")));
    }
}
