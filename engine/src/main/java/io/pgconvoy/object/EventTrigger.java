package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.connect.Feature;
import java.util.List;
import java.util.Set;

/**
 * An event trigger (pg_event_trigger).
 *
 * @param tags the command tags it fires for, as a list of literals; empty for all
 * @param function the function's name, as SQL writes it
 */
public record EventTrigger(ObjectHeader header, String event, String tags, String function, FiringState state)
        implements DatabaseObject {

    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT e.tableoid, e.oid, e.evtname AS name, e.evtowner AS owner, e.evtevent, e.evtenabled,
                   pg_catalog.array_to_string(ARRAY(
                       SELECT pg_catalog.quote_literal(tag) FROM pg_catalog.unnest(e.evttags) AS tags(tag)), ', ') AS tags,
                   e.evtfoid::pg_catalog.regproc AS function
            FROM pg_catalog.pg_event_trigger e
            ORDER BY e.oid
            """);

    static List<EventTrigger> read(ReadContext in) {
        return in.rows(
                QUERY,
                row -> new EventTrigger(
                        in.header(row),
                        row.text("evtevent"),
                        row.text("tags"),
                        row.text("function"),
                        FiringState.of(row.character("evtenabled"))));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.EVENT_TRIGGER;
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.globally(this);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        String quoted = context.quote(name());
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "EVENT TRIGGER", Section.POST_DATA)
                    .definition(definition(context, quoted))
                    .drop("DROP EVENT TRIGGER " + quoted + ";\n"));
        }
        AnnotationEntries annotations = new AnnotationEntries(context, entries);
        AnnotationEntries.Subject subject = AnnotationEntries.Subject.of(this, "EVENT TRIGGER", quoted);
        annotations.comment(subject);
        if (context.has(Feature.EVENT_TRIGGER_SECURITY_LABELS)) {
            annotations.labels(subject);
        }
    }

    private String definition(RenderContext context, String quoted) {
        StringBuilder sql = new StringBuilder("CREATE EVENT TRIGGER ");
        sql.append(quoted).append(" ON ").append(context.quote(event));
        if (!tags.isEmpty()) {
            sql.append("\n         WHEN TAG IN (").append(tags).append(')');
        }
        sql.append("\n   EXECUTE FUNCTION ").append(function).append("();\n");
        if (state != FiringState.ORIGIN) {
            sql.append("\nALTER EVENT TRIGGER ").append(quoted).append(' ');
            sql.append(state.words()).append(";\n");
        }
        return sql.toString();
    }
}
