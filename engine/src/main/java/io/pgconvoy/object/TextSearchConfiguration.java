package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text search configuration (pg_ts_config, pg_ts_config_map).
 *
 * @param mappings by token type, then in the order in which dictionaries are asked
 */
public record TextSearchConfiguration(ObjectHeader header, String parserSchema, String parser, List<Mapping> mappings)
        implements DatabaseObject {
    /**
     * @param token the token type's name
     * @param dictionary as the server writes it
     */
    public record Mapping(String token, String dictionary) {}

    static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT c.tableoid, c.oid, c.cfgname AS name, c.cfgnamespace AS schema, c.cfgowner AS owner,
                   n.nspname AS parser_schema, p.prsname
            FROM pg_catalog.pg_ts_config c
            JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser
            JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace
            WHERE c.oid > 16383 -- only users' objects
            ORDER BY c.oid
            """);

    private static final CatalogQuery MAPPINGS = CatalogQuery.of("""
            SELECT m.mapcfg,
                   (SELECT t.alias
                    FROM pg_catalog.ts_token_type(c.cfgparser) AS t
                    WHERE t.tokid = m.maptokentype) AS token,
                   m.mapdict::pg_catalog.regdictionary AS dictionary
            FROM pg_catalog.pg_ts_config_map m
            JOIN pg_catalog.pg_ts_config c ON c.oid = m.mapcfg
            WHERE c.oid > 16383 -- only users' objects
            ORDER BY m.mapcfg, m.maptokentype, m.mapseqno
            """);

    static List<TextSearchConfiguration> read(ReadContext in) {
        Map<Long, List<Mapping>> mappings = new HashMap<>();
        in.rows(
                MAPPINGS,
                row -> mappings.computeIfAbsent(row.oid("mapcfg"), oid -> new ArrayList<>())
                        .add(new Mapping(row.textOrEmpty("token"), row.text("dictionary"))));
        return in.rows(QUERY, row -> of(in, row, mappings));
    }

    private static TextSearchConfiguration of(ReadContext in, CatalogRow row, Map<Long, List<Mapping>> mappings) {
        return new TextSearchConfiguration(
                in.header(row),
                row.text("parser_schema"),
                row.text("prsname"),
                mappings.getOrDefault(row.oid("oid"), List.of()));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.TEXT_SEARCH_CONFIGURATION;
    }

    @Override
    public Set<Component> select(Selection selection) {
        return selection.bySchema(this);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (!context.scope().schemaWanted()) {
            return;
        }
        String target = "TEXT SEARCH CONFIGURATION " + context.qualified(this);
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, "TEXT SEARCH CONFIGURATION", Section.PRE_DATA)
                    .definition("CREATE " + target + " (\n    PARSER = " + context.qualified(parserSchema, parser)
                            + " );\n" + mappingStatements(context, target))
                    .drop("DROP " + target + ";\n"));
        }
        new AnnotationEntries(context, entries)
                .comment(AnnotationEntries.Subject.of(this, "TEXT SEARCH CONFIGURATION", context.quote(name())));
    }

    private String mappingStatements(RenderContext context, String target) {
        StringBuilder sql = new StringBuilder();
        String previous = null;
        for (Mapping mapping : mappings) {
            if (mapping.token.equals(previous)) {
                sql.append(", ").append(mapping.dictionary);
                continue;
            }
            sql.append(previous == null ? "" : ";\n");
            sql.append("\nALTER ").append(target).append("\n    ADD MAPPING FOR ");
            sql.append(context.quote(mapping.token)).append(" WITH ").append(mapping.dictionary);
            previous = mapping.token;
        }
        return sql.append(previous == null ? "" : ";\n").toString();
    }
}
