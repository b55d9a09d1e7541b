package io.pgconvoy.restore;

import io.pgconvoy.connect.Session;
import java.util.HashSet;
import java.util.Set;

/** What a server and the database that is connected to have. Names are in the session's text. */
record TargetContents(
        Set<String> roles,
        Set<String> tablespaces,
        Set<String> extensions,
        Set<String> accessMethods,
        Set<String> schemas,
        Set<String> relations,
        String encoding) {

    static TargetContents of(Session session) {
        return new TargetContents(
                names(session, "SELECT rolname FROM pg_catalog.pg_roles"),
                names(session, "SELECT spcname FROM pg_catalog.pg_tablespace"),
                names(session, "SELECT name FROM pg_catalog.pg_available_extensions"),
                names(session, "SELECT amname FROM pg_catalog.pg_am"),
                names(session, "SELECT nspname FROM pg_catalog.pg_namespace"),
                names(session, """
                        SELECT n.nspname || '.' || c.relname
                        FROM pg_catalog.pg_class c
                        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname <> 'pg_catalog' AND n.nspname !~ '^pg_toast'
                        """),
                String.valueOf(session.parameter("server_encoding")));
    }

    private static Set<String> names(Session session, String query) {
        Set<String> names = new HashSet<>();
        session.query(query, row -> names.add(String.valueOf(row.text(0))));
        return names;
    }
}
