package io.pgconvoy.dumpall;

import io.pgconvoy.api.Omission;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The security labels of roles and tablespaces (pg_shseclabel), by catalog and OID. */
final class SharedLabels {
    /** Stock leaves the order to the server's plan: small catalogs are read by the index before 14, as they lie since. */
    private static final CatalogQuery LABELS = CatalogQuery.of("""
            SELECT c.relname AS catalog, l.objoid AS oid, l.provider, l.label
            FROM pg_catalog.pg_shseclabel l
            JOIN pg_catalog.pg_class c ON c.oid = l.classoid
            WHERE l.classoid IN ('pg_catalog.pg_authid'::pg_catalog.regclass,
                                 'pg_catalog.pg_tablespace'::pg_catalog.regclass)
            ORDER BY l.objoid, l.provider                                      -- before 14
            ORDER BY l.objoid, l.ctid                                          -- since 14
            """);

    private final Map<String, List<Label>> labels = new HashMap<>();

    private record Label(String provider, String label) {}

    private SharedLabels() {}

    static SharedLabels none() {
        return new SharedLabels();
    }

    static SharedLabels read(CatalogReader catalog) {
        SharedLabels read = new SharedLabels();
        catalog.rows(
                LABELS,
                row -> read.labels
                        .computeIfAbsent(key(row.text("catalog"), row.oid("oid")), key -> new ArrayList<>())
                        .add(new Label(row.text("provider"), row.text("label"))));
        return read;
    }

    /** The statements for one object, whose type is spelled as in {@code ON ROLE}. */
    String statements(GlobalsContext context, String catalog, long oid, String type, String name) {
        if (context.omits(Omission.SECURITY_LABELS)) {
            return "";
        }
        return labels.getOrDefault(key(catalog, oid), List.of()).stream()
                .map(label -> "SECURITY LABEL FOR " + context.quote(label.provider()) + " ON " + type + " "
                        + context.quote(name) + " IS " + context.literal(label.label()) + ";\n")
                .collect(Collectors.joining());
    }

    private static String key(String catalog, long oid) {
        return catalog + '/' + oid;
    }
}
