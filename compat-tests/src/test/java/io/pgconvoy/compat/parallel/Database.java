package io.pgconvoy.compat.parallel;

import io.pgconvoy.compat.server.StockServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A database whose tables are cut into parts, and what is in it in a few numbers. */
public record Database(StockServer server, String name) {
    public static final String CONTENTS = """
        CREATE TABLE big AS SELECT g AS id, repeat(md5(g::text), 8) AS filler FROM generate_series(1, 120000) g;
        ALTER TABLE big ADD PRIMARY KEY (id);
        CREATE TABLE "Beside" (id int, large text, nothing int);
        ALTER TABLE "Beside" ALTER large SET STORAGE EXTERNAL;
        INSERT INTO "Beside" SELECT g, repeat(md5(g::text), 1000), NULL FROM generate_series(1, 900) g;
        CREATE TABLE empty (id int);
        CREATE TABLE parent (id int, t text);
        CREATE TABLE child () INHERITS (parent);
        INSERT INTO parent SELECT g, E'tab\\t line\\n back\\\\slash' FROM generate_series(1, 1000) g;
        INSERT INTO child SELECT g, 'child' FROM generate_series(1, 1000) g;
        SELECT count(lo_from_bytea(0, convert_to(repeat('large object ' || g, g * 200), 'utf8')))
        FROM generate_series(1, 120) g;
        SELECT lo_from_bytea(4711, ''::bytea);
        """;

    private static final String DIGEST = """
        SELECT 'big', count(*)::text || sum(hashtext(t::text)) FROM big t
        UNION ALL SELECT 'Beside', count(*)::text || sum(hashtext(t::text)) FROM "Beside" t
        UNION ALL SELECT 'parent', count(*)::text || sum(hashtext(t::text)) FROM ONLY parent t
        UNION ALL SELECT 'child', count(*)::text || sum(hashtext(t::text)) FROM child t
        UNION ALL SELECT 'objects', count(*)::text || sum(hashtext(lo_get(oid)::text))
                  FROM pg_largeobject_metadata
        """;

    public static Database create(StockServer server, String name, String contents) throws SQLException {
        server.dropDatabase(name);
        server.createDatabase(name);
        server.execute(name, contents);
        return new Database(server, name);
    }

    /** Hashes of all rows and large objects. */
    public List<String> digest() throws SQLException {
        try (Connection connection = server.connect(name)) {
            return rows(connection, DIGEST);
        }
    }

    static List<String> rows(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    values.add(String.valueOf(result.getString(column)));
                }
                rows.add(String.join(" ", values));
            }
            return rows;
        }
    }

    /** The command line of something on this database. */
    public List<String> command(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(server.connectionArguments());
        return Stream.concat(arguments.stream(), Stream.of("-d", name)).toList();
    }
}
