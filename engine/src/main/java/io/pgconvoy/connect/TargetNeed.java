package io.pgconvoy.connect;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that entries of an archive may need of a server, with the first release that has it.
 *
 * @param name in words, for messages
 * @param kinds the TOC entries it occurs in
 * @param text what their definitions say; empty where all entries of these kinds need it
 */
public record TargetNeed(String name, String since, Set<String> kinds, Pattern text) {
    private static final Pattern ANY = Pattern.compile("");

    private static final List<TargetNeed> ALL = List.of(
            kind("policies", "9.5", "POLICY", "ROW SECURITY"),
            kind("transforms", "9.5", "TRANSFORM"),
            kind("access methods", "9.6", "ACCESS METHOD"),
            kind("publications", "10", "PUBLICATION", "PUBLICATION TABLE"),
            kind("subscriptions", "10", "SUBSCRIPTION"),
            kind("extended statistics", "10", "STATISTICS"),
            kind("partitions", "10", "TABLE ATTACH"),
            kind("indexes of partitioned tables", "11", "INDEX ATTACH"),
            kind("procedures", "11", "PROCEDURE"),
            kind("schemas in publications", "15", "PUBLICATION TABLES IN SCHEMA"),
            kind("planner statistics", "18", "STATISTICS DATA"),
            kind("planner statistics of extended statistics", "19", "EXTENDED STATISTICS DATA"),
            need("identity columns", "10", "GENERATED (ALWAYS|BY DEFAULT) AS IDENTITY", "SEQUENCE"),
            need("partitioned tables", "10", "\nPARTITION BY ", "TABLE"),
            need("hash partitions", "11", "(PARTITION BY HASH|FOR VALUES WITH) \\(", "TABLE", "TABLE ATTACH"),
            need("default partitions", "11", " ATTACH PARTITION .* DEFAULT;", "TABLE ATTACH"),
            need("generated columns", "12", " GENERATED ALWAYS AS \\(.*\\) STORED", "TABLE"),
            need("compression methods of columns", "14", " SET COMPRESSION ", "TABLE"),
            need("virtual generated columns", "18", " GENERATED ALWAYS AS \\((?!.*\\) STORED)", "TABLE"),
            need("included columns", "11", "\\) INCLUDE \\(", "INDEX", "CONSTRAINT"),
            need("NULLS NOT DISTINCT", "15", " NULLS NOT DISTINCT", "INDEX", "CONSTRAINT"),
            need("temporal keys", "18", " WITHOUT OVERLAPS\\)| PERIOD ", "CONSTRAINT", "FK CONSTRAINT"),
            need("constraints that are not enforced", "18", " NOT ENFORCED", "CHECK CONSTRAINT", "FK CONSTRAINT"),
            need("support functions", "12", " SUPPORT ", "FUNCTION"),
            need("SQL-standard function bodies", "14", "\n *(BEGIN ATOMIC\n|RETURN )", "FUNCTION", "PROCEDURE"),
            need("multiranges", "14", "multirange_type_name = ", "TYPE"),
            need("transition tables", "10", " REFERENCING (OLD|NEW) TABLE", "TRIGGER"),
            need("EXECUTE FUNCTION in triggers", "11", " EXECUTE FUNCTION ", "TRIGGER", "EVENT TRIGGER"),
            need("views with the rights of who asks", "15", "security_invoker", "VIEW"),
            need("ICU collations", "10", "provider = icu", "COLLATION"),
            need("builtin collations", "17", "provider = builtin", "COLLATION"),
            need("the locale provider of a database", "15", " LOCALE_PROVIDER = ", "DATABASE"),
            need("the builtin locale provider", "17", " LOCALE_PROVIDER = builtin", "DATABASE"),
            need("row filters of publications", "15", " WHERE \\(", "PUBLICATION TABLE"),
            need("the MAINTAIN privilege", "17", "(GRANT|REVOKE) (.*,)?MAINTAIN", "ACL", "DEFAULT ACL"));

    private static TargetNeed kind(String name, String since, String... kinds) {
        return new TargetNeed(name, since, Set.of(kinds), ANY);
    }

    private static TargetNeed need(String name, String since, String text, String... kinds) {
        return new TargetNeed(name, since, Set.of(kinds), Pattern.compile(text));
    }

    /** What this server does not have. */
    public static List<TargetNeed> missingIn(ServerVersion server) {
        return ALL.stream()
                .filter(need -> !server.atLeast(ServerVersion.release(need.since)))
                .toList();
    }

    public boolean isOf(String kind, String definition) {
        return kinds.contains(kind) && text.matcher(definition).find();
    }
}
