package io.pgconvoy.object;

import io.pgconvoy.connect.Row;
import io.pgconvoy.sql.Literal;

/** Writes rows as INSERT statements, piece by piece. */
final class InsertWriter {
    /** The fixed OIDs of the types whose values need no quotes, or others (pg_type.dat). */
    private static final long BOOL = 16;

    private static final long INT8 = 20;
    private static final long INT2 = 21;
    private static final long INT4 = 23;
    private static final long OID = 26;
    private static final long FLOAT4 = 700;
    private static final long FLOAT8 = 701;
    private static final long BIT = 1560;
    private static final long VARBIT = 1562;
    private static final long NUMERIC = 1700;

    private final InsertPlan plan;
    private final StringBuilder text = new StringBuilder();
    private int rows;
    private int rowsInStatement;

    InsertWriter(InsertPlan plan) {
        this.plan = plan;
    }

    /** How many rows were added so far. */
    int rows() {
        return rows;
    }

    void add(Row row) {
        rows++;
        if (rowsInStatement == 0) {
            text.append(plan.head());
        }
        if (plan.defaulted().isEmpty()) {
            return;
        }
        text.append(plan.rowsPerStatement() == 1 ? " (" : rowsInStatement == 0 ? "\n\t(" : ",\n\t(");
        for (int i = 0; i < plan.defaulted().size(); i++) {
            text.append(i == 0 ? "" : ", ").append(value(row, i));
        }
        text.append(')');
        rowsInStatement++;
        if (rowsInStatement >= plan.rowsPerStatement()) {
            endStatement();
        }
    }

    private void endStatement() {
        text.append(plan.end());
        rowsInStatement = 0;
    }

    /** What was written since the last call. */
    String take() {
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }

    /** The end of the last statement and of all statements. */
    String finish() {
        if (rowsInStatement > 0) {
            endStatement();
        }
        text.append("\n\n");
        return take();
    }

    private String value(Row row, int column) {
        if (plan.defaulted().get(column)) {
            return "DEFAULT";
        }
        String value = row.text(column);
        return value == null ? "NULL" : literal(value, row.typeOid(column));
    }

    private String literal(String value, long type) {
        if (type == BOOL) {
            return value.equals("t") ? "true" : "false";
        }
        if (type == BIT || type == VARBIT) {
            return "B'" + value + "'";
        }
        if (isNumber(type)) {
            // NaN and the infinities are no SQL numbers.
            return value.chars().allMatch(c -> "0123456789 +-eE.".indexOf(c) >= 0) ? value : "'" + value + "'";
        }
        return Literal.quote(value, plan.standardStrings());
    }

    private static boolean isNumber(long type) {
        return type == INT2
                || type == INT4
                || type == INT8
                || type == OID
                || type == FLOAT4
                || type == FLOAT8
                || type == NUMERIC;
    }
}
