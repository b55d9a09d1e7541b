package io.pgconvoy.dump;

import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.object.Column;
import io.pgconvoy.object.Component;
import io.pgconvoy.object.DatabaseModelReader;
import io.pgconvoy.object.NotNullConstraint;
import io.pgconvoy.object.Relation;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What stock's pg_dump says while it reads the catalogs, in its own order: it depends on what there is to read. */
final class ReadingNotes {
    /** The same in every release and for every database. */
    private static final String KINDS = """
            reading extensions
            identifying extension members
            reading schemas
            reading user-defined tables
            reading user-defined functions
            reading user-defined types
            reading procedural languages
            reading user-defined aggregate functions
            reading user-defined operators
            reading user-defined access methods
            reading user-defined operator classes
            reading user-defined operator families
            reading user-defined text search parsers
            reading user-defined text search templates
            reading user-defined text search dictionaries
            reading user-defined text search configurations
            reading user-defined foreign-data wrappers
            reading user-defined foreign servers
            reading default privileges
            reading user-defined collations
            reading user-defined conversions
            reading type casts
            reading transforms
            reading table inheritance information
            reading event triggers
            finding extension tables
            finding inheritance relationships
            reading column info for interesting tables
            """;

    private final DatabaseModelReader.Result read;
    private final Dialect dialect;
    private final Consumer<String> notes;
    private final List<Relation> relations;

    ReadingNotes(DatabaseModelReader.Result read, Dialect dialect, Consumer<String> notes) {
        this.read = read;
        this.dialect = dialect;
        this.notes = notes;
        this.relations = read.model().all(Relation.class).stream()
                .filter(relation -> !relation.isSequence() && isCollected(relation))
                .sorted((one, other) -> Long.compare(one.oid(), other.oid()))
                .toList();
    }

    static void begin(Dialect dialect, Consumer<String> notes) {
        if (dialect.has(Feature.CONNECTION_SETUP_NARRATED)) {
            notes.accept("executing SELECT pg_catalog.set_config('search_path', '', false);");
        }
        notes.accept("last built-in OID is 16383");
    }

    /** @param policies whether policies are wanted */
    void tell(boolean policies) {
        KINDS.lines().forEach(notes);
        columns();
        notes.accept("flagging inherited columns in subtables");
        notes.accept("reading partitioning data");
        notes.accept("reading indexes");
        each("reading indexes for table", table -> table.properties().hasIndexes());
        notes.accept("flagging indexes in partitioned tables");
        notes.accept("reading extended statistics");
        notes.accept("reading constraints");
        each(
                "reading foreign key constraints for table",
                table -> (table.properties().hasTriggers() || table.isPartitioned()) && isDefined(table));
        notes.accept("reading triggers");
        each("reading triggers for table", table -> table.properties().hasTriggers() && isDefined(table));
        notes.accept("reading rewrite rules");
        notes.accept("reading policies");
        if (policies || !dialect.has(Feature.STATISTICS)) {
            notes.accept("reading row-level security policies");
        }
        replication();
        if (read.selection().scope().largeObjects()) {
            notes.accept("reading large objects");
        }
        notes.accept("reading dependency data");
    }

    private void replication() {
        notes.accept("reading publications");
        if (dialect.has(Feature.PUBLICATIONS_OF_SCHEMAS_NARRATED)) {
            notes.accept("reading publication membership of tables");
            notes.accept("reading publication membership of schemas");
        } else {
            notes.accept("reading publication membership");
        }
        notes.accept("reading subscriptions");
        if (dialect.has(Feature.SETTINGS_QUOTED_IN_NARRATION)) {
            notes.accept("reading subscription membership of "
                    + (dialect.has(Feature.EXTENDED_STATISTICS) ? "relations" : "tables"));
        }
    }

    private void columns() {
        boolean definitions = read.selection().scope().schemaWanted();
        if (isTableByTable()) {
            relations.forEach(this::columnsOf);
            return;
        }
        if (definitions && relations.stream().anyMatch(ReadingNotes::hasDefaults)) {
            notes.accept("finding table default expressions");
        }
        if (!read.model().all(NotNullConstraint.class).isEmpty()) {
            notes.accept("finding invalid not-null constraints");
        }
        if (definitions && relations.stream().anyMatch(ReadingNotes::hasChecks)) {
            notes.accept("finding table check constraints");
        }
    }

    private void columnsOf(Relation table) {
        notes.accept("finding the columns and types of table " + quoted(table));
        boolean wanted = read.selection().collectsColumns();
        if (wanted && hasDefaults(table)) {
            notes.accept("finding default expressions of table " + quoted(table));
        }
        if (wanted && hasChecks(table)) {
            notes.accept("finding check constraints for table " + quoted(table));
        }
    }

    private void each(String what, Predicate<Relation> tables) {
        if (isTableByTable()) {
            relations.stream().filter(tables).forEach(table -> notes.accept(what + " " + quoted(table)));
        }
    }

    /** Those of which privileges alone are wanted too, as far as somebody has changed them. */
    private boolean isCollected(Relation relation) {
        return relation.detailed() || isTableByTable() && !relation.isPassedOver(read.selection());
    }

    /** Releases before 15 ask the server about one table after the other. */
    private boolean isTableByTable() {
        return !dialect.has(Feature.PUBLICATIONS_OF_SCHEMAS_NARRATED);
    }

    private boolean isDefined(Relation table) {
        return read.selection().wants(table, Component.DEFINITION);
    }

    private static boolean hasDefaults(Relation table) {
        return table.columns().stream().anyMatch(Column::hasDefault);
    }

    private static boolean hasChecks(Relation table) {
        return table.properties().checks() > 0;
    }

    private static String quoted(Relation table) {
        return "\"" + table.schema() + "." + table.name() + "\"";
    }

    /** What it says once it begins to write the table of contents. */
    static void settings(String encoding, boolean standardStrings, Dialect dialect, Consumer<String> notes) {
        String quote = dialect.has(Feature.SETTINGS_QUOTED_IN_NARRATION) ? "\"" : "";
        notes.accept("saving encoding = " + encoding);
        notes.accept("saving " + quote + "standard_conforming_strings = " + (standardStrings ? "on" : "off") + quote);
        notes.accept("saving " + quote + "search_path = " + quote);
    }
}
