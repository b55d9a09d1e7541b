package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    /** In no certain order, but by number. */
    private static final CatalogQuery OPERATORS = CatalogQuery.of("""
            SELECT d.refclassid AS class, d.refobjid AS owner, m.amopfamily AS family,
                   m.amopstrategy, m.amopopr::pg_catalog.regoperator AS operator,
                   sort_schema.nspname AS sort_schema, sort.opfname AS sort_family
            FROM pg_catalog.pg_amop m
            JOIN pg_catalog.pg_depend d ON d.classid = m.tableoid AND d.objid = m.oid
            LEFT JOIN pg_catalog.pg_opfamily sort ON sort.oid = m.amopsortfamily
            LEFT JOIN pg_catalog.pg_namespace sort_schema ON sort_schema.oid = sort.opfnamespace
            WHERE d.refclassid IN ('pg_catalog.pg_opclass'::pg_catalog.regclass,
                                   'pg_catalog.pg_opfamily'::pg_catalog.regclass)
              AND d.refobjid > 16383 -- only users' objects
            ORDER BY m.amopstrategy
            """);

    private static final CatalogQuery FUNCTIONS = CatalogQuery.of("""
            SELECT d.refclassid AS class, d.refobjid AS owner, m.amprocfamily AS family,
                   m.amprocnum, m.amproc::pg_catalog.regprocedure AS function,
                   m.amproclefttype::pg_catalog.regtype AS left_type,
                   m.amprocrighttype::pg_catalog.regtype AS right_type
            FROM pg_catalog.pg_amproc m
            JOIN pg_catalog.pg_depend d ON d.classid = m.tableoid AND d.objid = m.oid
            WHERE d.refclassid IN ('pg_catalog.pg_opclass'::pg_catalog.regclass,
                                   'pg_catalog.pg_opfamily'::pg_catalog.regclass)
              AND d.refobjid > 16383 -- only users' objects
            ORDER BY m.amprocnum
            """);

    /**
     * Members of one number have no order of their own: they come as the server's plan for a query about their owner
     * gives them. Stock asks in this shape, with these conditions as literals; any other may be planned otherwise.
     */
    private static final CatalogQuery OPERATORS_OF = CatalogQuery.of("""
            SELECT m.amopstrategy, m.amopopr::pg_catalog.regoperator AS operator,
                   sort.opfname AS sort_family, sort_schema.nspname AS sort_schema
            FROM pg_catalog.pg_amop m
            JOIN pg_catalog.pg_depend d
                 ON d.classid = 'pg_catalog.pg_amop'::pg_catalog.regclass AND d.objid = m.oid
            LEFT JOIN pg_catalog.pg_opfamily sort ON sort.oid = m.amopsortfamily
            LEFT JOIN pg_catalog.pg_namespace sort_schema ON sort_schema.oid = sort.opfnamespace
            WHERE d.refclassid = ':class'::pg_catalog.oid AND d.refobjid = ':owner'::pg_catalog.oid
              AND m.amopfamily = ':family'::pg_catalog.oid
            ORDER BY m.amopstrategy
            """);

    private static final CatalogQuery FUNCTIONS_OF = CatalogQuery.of("""
            SELECT m.amprocnum, m.amproc::pg_catalog.regprocedure AS function,
                   m.amproclefttype::pg_catalog.regtype AS left_type,
                   m.amprocrighttype::pg_catalog.regtype AS right_type
            FROM pg_catalog.pg_amproc m, pg_catalog.pg_depend d
            WHERE d.refclassid = ':class'::pg_catalog.oid AND d.refobjid = ':owner'::pg_catalog.oid
              AND d.classid = 'pg_catalog.pg_amproc'::pg_catalog.regclass AND d.objid = m.oid
            ORDER BY m.amprocnum
            """);

    /** An operator class or family, and the family that its members are filed under. */
    private record Owner(CatalogId id, long family) {}

    /** The members of all classes and families that have any. */
    static Map<CatalogId, OperatorMembers> read(ReadContext in) {
        Map<CatalogId, List<Entry>> operators =
                grouped(in, OPERATORS, OPERATORS_OF, OperatorMembers::entry, Entry::strategy);
        Map<CatalogId, List<Support>> functions =
                grouped(in, FUNCTIONS, FUNCTIONS_OF, OperatorMembers::support, Support::number);
        Map<CatalogId, OperatorMembers> members = new HashMap<>();
        Stream.concat(operators.keySet().stream(), functions.keySet().stream())
                .forEach(id -> members.put(
                        id,
                        new OperatorMembers(
                                operators.getOrDefault(id, List.of()), functions.getOrDefault(id, List.of()))));
        return members;
    }

    private static <T> Map<CatalogId, List<T>> grouped(
            ReadContext in,
            CatalogQuery ofAll,
            CatalogQuery ofOne,
            Function<CatalogRow, T> toMember,
            Function<T, Integer> number) {
        Map<Owner, List<T>> members = new LinkedHashMap<>();
        in.rows(
                ofAll,
                row -> members.computeIfAbsent(owner(row), owner -> new ArrayList<>())
                        .add(toMember.apply(row)));
        in.catalog().reach("members of one number");
        Map<CatalogId, List<T>> ordered = new HashMap<>();
        members.forEach((owner, found) -> ordered.put(
                owner.id,
                hasOrder(found, number) || isExtensions(in, owner) ? found : ofOwner(in, ofOne, owner, toMember)));
        return ordered;
    }

    private static Owner owner(CatalogRow row) {
        return new Owner(new CatalogId(row.oid("class"), row.oid("owner")), row.oid("family"));
    }

    private static <T> boolean hasOrder(List<T> members, Function<T, Integer> number) {
        return members.stream().map(number).distinct().count() == members.size();
    }

    /** Such members are not dumped, except for pg_upgrade. */
    private static boolean isExtensions(ReadContext in, Owner owner) {
        return in.model().extensionOf(owner.id) != null
                && !in.selection().scope().binaryUpgrade();
    }

    private static <T> List<T> ofOwner(
            ReadContext in, CatalogQuery query, Owner owner, Function<CatalogRow, T> toMember) {
        String sql = query.forServer(in.server())
                .replace(":class", Long.toString(owner.id.classOid()))
                .replace(":owner", Long.toString(owner.id.oid()))
                .replace(":family", Long.toString(owner.family));
        List<T> members = new ArrayList<>();
        in.catalog().forEach(sql, row -> members.add(toMember.apply(row)));
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
