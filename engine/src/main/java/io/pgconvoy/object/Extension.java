package io.pgconvoy.object;

import static java.util.Objects.requireNonNull;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.catalog.SystemCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An extension (pg_extension).
 *
 * @param installedIn the schema that its objects are in: the extension itself is in none
 * @param configTables the relations whose rows belong to the user (extconfig)
 * @param configConditions for each of them the WHERE clause that tells the user's rows, or empty
 */
public record Extension(
        ObjectHeader header, String installedIn, List<Long> configTables, List<@Nullable String> configConditions)
        implements DatabaseObject {

    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT e.tableoid, e.oid, e.extname AS name, n.nspname AS installed_in, e.extconfig, e.extcondition
            FROM pg_catalog.pg_extension e
            JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
            """);

    /** A further condition of queries for functions: extensions have some in pg_catalog, which pg_upgrade must make. */
    private static final String OR_FUNCTION_OF_EXTENSION = """
            OR EXISTS (SELECT 1 FROM pg_catalog.pg_depend e
                       WHERE e.classid = p.tableoid AND e.objid = p.oid AND e.deptype = 'e'
                         AND e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass)""";

    private static final CatalogQuery MEMBERS = CatalogQuery.of("""
            SELECT d.classid, d.objid, d.refobjid AS extension
            FROM pg_catalog.pg_depend d
            WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.deptype = 'e'
            ORDER BY d.refobjid
            """);

    private static final CatalogQuery DROPPED_WITH = CatalogQuery.of("""
            SELECT d.classid, d.objid, d.refobjid AS extension
            FROM pg_catalog.pg_depend d
            WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.deptype = 'x'
            """);

    /** As stock asks for one object: there is no ORDER BY, so tables and conditions like its own lead to its order. */
    private static final String DROPPED_WITH_SEVERAL = """
            SELECT d.classid, d.objid, e.oid AS extension
            FROM pg_catalog.pg_depend d, pg_catalog.pg_extension e
            WHERE d.refobjid = e.oid
              AND d.classid = '%d'::pg_catalog.oid
              AND d.objid = '%d'::pg_catalog.oid
              AND d.deptype = 'x'
              AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
            """;

    static List<Extension> read(ReadContext in) {
        return in.rows(
                QUERY,
                row -> new Extension(
                        in.header(row), row.text("installed_in"), row.oids("extconfig"), row.array("extcondition")));
    }

    /** A query for functions that has {@code :members} among its conditions. */
    static CatalogQuery ofFunctions(CatalogQuery query, DumpScope scope) {
        return query.with(":members", scope.binaryUpgrade() ? OR_FUNCTION_OF_EXTENSION : "");
    }

    /** Tells the model which object is a member of which extension, and which is dropped with which. */
    static void readMembers(ReadContext in) {
        in.rows(MEMBERS, row -> tell(in, row, in.model()::addMember));
        Map<CatalogId, List<CatalogRow>> links = new LinkedHashMap<>();
        in.rows(
                DROPPED_WITH,
                row -> links.computeIfAbsent(object(row), object -> new ArrayList<>())
                        .add(row));
        in.catalog().reach("objects dropped with several extensions");
        links.forEach((object, rows) -> {
            if (rows.size() == 1) {
                tell(in, rows.get(0), in.model()::addDroppedWith);
            } else {
                String several = String.format(Locale.ROOT, DROPPED_WITH_SEVERAL, object.classOid(), object.oid());
                in.catalog().forEach(several, row -> tell(in, row, in.model()::addDroppedWith));
            }
        });
    }

    private static CatalogId object(CatalogRow row) {
        return new CatalogId(row.oid("classid"), row.oid("objid"));
    }

    private static CatalogId tell(ReadContext in, CatalogRow row, BiConsumer<CatalogId, Extension> link) {
        CatalogId object = object(row);
        Extension extension =
                in.model().find(Extension.class, new CatalogId(SystemCatalog.PG_EXTENSION, row.oid("extension")));
        if (extension != null) {
            link.accept(object, extension);
        }
        return object;
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.EXTENSION;
    }

    @Override
    public Set<Component> select(Selection selection) {
        long oid = catalogId().oid();
        if (oid <= Selection.LAST_BUILTIN_OID) {
            return Component.ACL_ONLY;
        }
        DumpScope scope = selection.scope();
        Set<Long> included = scope.includedExtensions();
        boolean wanted = included != null ? included.contains(oid) : scope.includesEverything();
        return wanted && !scope.excludedExtensions().contains(oid) ? Component.ALL : Component.NONE;
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        String quoted = context.quote(name());
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "EXTENSION", Section.PRE_DATA)
                    .definition(
                            context.scope().binaryUpgrade()
                                    ? empty(context, quoted)
                                    : "CREATE EXTENSION IF NOT EXISTS " + quoted + " WITH SCHEMA "
                                            + context.quote(installedIn) + ";\n")
                    .drop("DROP EXTENSION " + quoted + ";\n"));
        }
        AnnotationEntries annotations = new AnnotationEntries(context, entries);
        AnnotationEntries.Subject subject =
                AnnotationEntries.Subject.of(this, "EXTENSION", quoted).ownedBy("");
        annotations.comment(subject);
        annotations.labels(subject);
    }

    /** The extension alone: for pg_upgrade, which has its members made one by one. */
    private String empty(RenderContext context, String quoted) {
        UpgradeFacts.ExtensionState state =
                context.model().upgrade().extension(catalogId().oid());
        String needed = context.dependencies().apply(this).stream()
                .map(context.model()::withDumpId)
                .filter(Extension.class::isInstance)
                .map(extension -> context.literal(requireNonNull(extension).name()))
                .collect(Collectors.joining(","));
        return "-- For binary upgrade, create an empty extension and insert objects into it\nDROP EXTENSION IF EXISTS "
                + quoted + ";\nSELECT pg_catalog.binary_upgrade_create_empty_extension(" + context.literal(name())
                + ", "
                + context.literal(installedIn) + ", " + state.relocatable() + ", " + context.literal(state.version())
                + ", " + arrayOrNull(context, state.configTables()) + ", "
                + arrayOrNull(context, state.configConditions()) + ", ARRAY[" + needed + "]::pg_catalog.text[]);\n";
    }

    private static String arrayOrNull(RenderContext context, String array) {
        return array.length() > 2 ? context.literal(array) : "NULL";
    }
}
