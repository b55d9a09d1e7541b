package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The members of an operator class, or the loose members of an operator family (pg_amop, pg_amproc): pg_depend says
 * which of both a member belongs to.
 */
public record OperatorMembers(List<Entry> operators, List<Support> functions) {
    static final OperatorMembers NONE = new OperatorMembers(List.of(), List.of());

    /**
     * @param operator with its operand types, as the server writes it
     * @param sortFamily for an ordering operator; null for others
     */
    public record Entry(
            int strategy,
            String operator,
            @Nullable String sortFamilySchema,
            @Nullable String sortFamily) {}

    /** A support function and the operand types it is for, as the server writes them. */
    public record Support(int number, String left, String right, String function) {}

    /**
     * Members of one number have no order of their own. Sorted for each owner apart, from the order in which the index
     * gives them, they come as the server gives them for a query about that owner.
     */
    static final CatalogQuery OPERATORS = CatalogQuery.of("""
            SELECT owner.class, owner.oid, member.*
            FROM (SELECT tableoid AS class, oid, opcfamily AS family FROM pg_catalog.pg_opclass
                  UNION ALL
                  SELECT tableoid, oid, oid FROM pg_catalog.pg_opfamily) owner
            CROSS JOIN LATERAL (
                SELECT m.amopstrategy, m.amopopr::pg_catalog.regoperator AS operator,
                       (SELECT n.nspname
                        FROM pg_catalog.pg_opfamily f
                        JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace
                        WHERE f.oid = m.amopsortfamily) AS sort_schema,
                       (SELECT f.opfname FROM pg_catalog.pg_opfamily f WHERE f.oid = m.amopsortfamily) AS sort_family
                FROM (SELECT m.*
                      FROM pg_catalog.pg_amop m
                      JOIN pg_catalog.pg_depend d ON d.classid = m.tableoid AND d.objid = m.oid
                      WHERE m.amopfamily = owner.family AND d.refclassid = owner.class AND d.refobjid = owner.oid
                      ORDER BY m.amopsortfamily, m.amoplefttype, m.amoprighttype, m.amopstrategy
                      OFFSET 0) m
                ORDER BY m.amopstrategy) member
            WHERE owner.oid > 16383 -- only users' objects
            """);

    static final CatalogQuery FUNCTIONS = CatalogQuery.of("""
            SELECT owner.class, owner.oid, member.*
            FROM (SELECT tableoid AS class, oid, opcfamily AS family FROM pg_catalog.pg_opclass
                  UNION ALL
                  SELECT tableoid, oid, oid FROM pg_catalog.pg_opfamily) owner
            CROSS JOIN LATERAL (
                SELECT m.amprocnum, m.amproc::pg_catalog.regprocedure AS function,
                       m.amproclefttype::pg_catalog.regtype AS left_type,
                       m.amprocrighttype::pg_catalog.regtype AS right_type
                FROM (SELECT m.*
                      FROM pg_catalog.pg_amproc m
                      JOIN pg_catalog.pg_depend d ON d.classid = m.tableoid AND d.objid = m.oid
                      WHERE m.amprocfamily = owner.family AND d.refclassid = owner.class AND d.refobjid = owner.oid
                      ORDER BY m.oid
                      OFFSET 0) m
                ORDER BY m.amprocnum) member
            WHERE owner.oid > 16383 -- only users' objects
            """);

    /** The members of all classes and families that have any. */
    static Map<CatalogId, OperatorMembers> read(ReadContext in) {
        Map<CatalogId, List<Entry>> operators = grouped(in, OPERATORS, OperatorMembers::entry);
        Map<CatalogId, List<Support>> functions = grouped(in, FUNCTIONS, OperatorMembers::support);
        Map<CatalogId, OperatorMembers> members = new HashMap<>();
        Stream.concat(operators.keySet().stream(), functions.keySet().stream())
                .forEach(id -> members.put(
                        id,
                        new OperatorMembers(
                                operators.getOrDefault(id, List.of()), functions.getOrDefault(id, List.of()))));
        return members;
    }

    private static <T> Map<CatalogId, List<T>> grouped(
            ReadContext in, CatalogQuery query, Function<CatalogRow, T> toMember) {
        Map<CatalogId, List<T>> members = new HashMap<>();
        in.rows(
                query,
                row -> members.computeIfAbsent(new CatalogId(row.oid("class"), row.oid("oid")), id -> new ArrayList<>())
                        .add(toMember.apply(row)));
        return members;
    }

    private static Entry entry(CatalogRow row) {
        return new Entry(
                row.integer("amopstrategy"),
                row.text("operator"),
                row.textOrNull("sort_schema"),
                row.textOrNull("sort_family"));
    }

    private static Support support(CatalogRow row) {
        return new Support(
                row.integer("amprocnum"), row.text("left_type"), row.text("right_type"), row.text("function"));
    }

    /** The members as CREATE OPERATOR CLASS and ALTER OPERATOR FAMILY list them. */
    List<String> clauses(RenderContext context) {
        Stream<String> operatorClauses = operators.stream().map(operator -> clause(context, operator));
        Stream<String> functionClauses = functions.stream()
                .map(function -> "FUNCTION " + function.number + " (" + function.left + ", " + function.right + ") "
                        + function.function);
        return Stream.concat(operatorClauses, functionClauses).toList();
    }

    private static String clause(RenderContext context, Entry member) {
        String clause = "OPERATOR " + member.strategy + " " + member.operator;
        return member.sortFamily == null
                ? clause
                : clause + " FOR ORDER BY " + context.qualified(member.sortFamilySchema, member.sortFamily);
    }
}
