package io.pgconvoy.object;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.ServerVersion;
import io.pgconvoy.sql.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Renders objects that a test made by hand, of a database with schema {@code app} and owner {@code o}. */
final class Rendering {
    private static final AtomicInteger DUMP_IDS = new AtomicInteger(10);

    private Repairs repairs = Repairs.NONE;
    private RenderOptions options = RenderOptions.DEFAULTS;
    private final Dialect dialect;
    private final String server;
    private final Map<CatalogId, List<Annotations.Comment>> comments = new HashMap<>();
    private final Map<CatalogId, List<Annotations.Label>> labels = new HashMap<>();
    private final DatabaseModel model =
            new DatabaseModel(new Roles(Map.of()), new Annotations(comments, labels, Map.of()));

    private Rendering(String dialect, String server) {
        this.dialect = Dialect.parse(dialect);
        this.server = server;
        model.addAll(List.of(new Schema(header("app", null), new Acl(null, "{}"), false, true)));
    }

    static Rendering in(String dialect) {
        return new Rendering(dialect, "18.6");
    }

    static Rendering in(String dialect, String server) {
        return new Rendering(dialect, server);
    }

    Rendering comment(DatabaseObject object, String text) {
        comments.put(object.catalogId(), List.of(new Annotations.Comment(0, text)));
        return this;
    }

    Rendering commentOnColumn(DatabaseObject relation, int column, String text) {
        comments.put(relation.catalogId(), List.of(new Annotations.Comment(column, text)));
        return this;
    }

    Rendering label(DatabaseObject object, String provider, String label) {
        labels.put(object.catalogId(), List.of(new Annotations.Label(0, provider, label)));
        return this;
    }

    Rendering repaired(Repairs what) {
        repairs = what;
        return this;
    }

    Rendering options(RenderOptions what) {
        options = what;
        return this;
    }

    /** Says that an object is dropped with extensions. */
    Rendering droppedWith(DatabaseObject object, String... extensions) {
        for (String name : extensions) {
            Extension extension = new Extension(header(name, null), "app", List.of(), List.of());
            model.addDroppedWith(object.catalogId(), extension);
        }
        return this;
    }

    /** Objects that are in the database too. */
    Rendering with(DatabaseObject... objects) {
        model.addAll(List.of(objects));
        return this;
    }

    List<ArchiveEntry> entries(DatabaseObject object) {
        return entries(object, DumpScope.EVERYTHING);
    }

    List<ArchiveEntry> entries(DatabaseObject object, DumpScope scope) {
        model.addAll(List.of(object));
        return entries(scope, object::render);
    }

    List<ArchiveEntry> entries(DatabaseEntry database) {
        return entries(DumpScope.EVERYTHING, database::render);
    }

    private List<ArchiveEntry> entries(DumpScope scope, BiConsumer<RenderContext, EntryList> render) {
        EntryList entries = new EntryList();
        RenderContext context = new RenderContext(
                model,
                new Selection(scope, model, dialect),
                repairs,
                dialect,
                ServerVersion.parse(server),
                Identifier.of(dialect),
                true,
                options,
                new NoData(),
                needs(model),
                DUMP_IDS::incrementAndGet);
        render.accept(context, entries);
        return entries.entries();
    }

    /** What objects say that they need; of dependencies in catalogs and of section boundaries nothing is known here. */
    static Function<DatabaseObject, List<Integer>> needs(DatabaseModel model) {
        return object -> {
            List<Integer> needed = new ArrayList<>();
            object.addDependencies(model, (dependent, needs) -> needed.add(needs));
            return needed;
        };
    }

    /** The definition of the only entry. */
    @Nullable
    String definition(DatabaseObject object) {
        List<ArchiveEntry> all = entries(object);
        if (all.size() != 1) {
            throw new AssertionError("not one entry: " + all);
        }
        return all.get(0).definition();
    }

    static ObjectHeader header(String name, @Nullable String schema) {
        int id = DUMP_IDS.incrementAndGet();
        return new ObjectHeader(id, new CatalogId(1, 100_000 + id), name, schema, "o");
    }

    static Relation relation(String name, char relkind) {
        return relation(name, relkind, 'p');
    }

    static Relation relation(String name, char relkind, char persistence) {
        RelationProperties properties = new RelationProperties(
                0,
                0,
                persistence,
                "",
                null,
                "",
                null,
                "",
                0,
                false,
                true,
                true,
                false,
                false,
                true,
                'd',
                true,
                false,
                0,
                0);
        Acl acl = new Acl(null, "{}");
        return new Relation(header(name, "app"), relkind, properties, acl, null, List.of(), true, RelationDetails.NONE);
    }

    static DumpScope without(Relation table) {
        return new DumpScope(
                true,
                true,
                true,
                false,
                true,
                null,
                Set.of(),
                null,
                Set.of(table.oid()),
                Set.of(),
                null,
                Set.of(),
                Set.of(),
                false);
    }

    /** Tests of definitions look at no data. */
    private record NoData() implements EntryDataSource {
        @Override
        public TableRows copy(Relation table, CopySource source) {
            throw new AssertionError("no data here");
        }

        @Override
        public TableRows inserts(Relation table, InsertPlan plan) {
            throw new AssertionError("no data here");
        }

        @Override
        public LargeObjects largeObjects(List<Long> oids) {
            return out -> {
                for (long oid : oids) {
                    out.start(oid);
                    out.end();
                }
            };
        }

        @Override
        public Supplier<String> statistics(RelationStatistics relation) {
            return () -> "statistics of " + relation.name();
        }

        @Override
        public Supplier<String> statistics(ExtendedStatistics object) {
            return () -> "statistics of " + object.name();
        }
    }
}
