package io.pgconvoy.object;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table or view (pg_attribute), dropped ones included.
 *
 * @param number its number, from 1 without gaps
 * @param type the type as SQL writes it; empty for a dropped column
 * @param local the relation defines it itself, even if a parent does too
 * @param statisticsTarget -1 for the default
 * @param storage {@code p}lain, {@code e}xternal, e{@code x}tended, {@code m}ain
 * @param compression {@code p}glz, {@code l}z4, NUL for the default
 * @param identity {@code a}lways, by {@code d}efault, NUL for none
 * @param generated {@code s}tored, {@code v}irtual, NUL for none
 * @param options attribute options such as {@code n_distinct=5}, as SQL writes them; empty for none
 * @param foreignOptions options for the foreign data wrapper, as SQL writes them; empty for none
 * @param collation null for the type's own
 * @param hasDefault it has a default or generation expression
 */
public record Column(
        int number,
        String name,
        String type,
        boolean dropped,
        boolean local,
        int statisticsTarget,
        char storage,
        char typeStorage,
        char compression,
        char identity,
        char generated,
        String options,
        String foreignOptions,
        @Nullable Collation collation,
        boolean hasDefault,
        @Nullable NotNull notNull) {

    /** The name of a collation, unquoted. */
    public record Collation(String schema, String name) {}

    /**
     * That a column is NOT NULL.
     *
     * @param constraint the OID of the constraint, 0 on servers that keep none
     * @param name the constraint's name where it must be said; empty where the server finds it by itself
     * @param local the relation declares it, so that the definition must say it
     * @param valid false for NOT VALID, which is a constraint written apart
     * @param comment the constraint's comment, if its definition is inside the table
     */
    public record NotNull(
            long constraint,
            String name,
            boolean local,
            boolean noInherit,
            boolean valid,
            @Nullable String comment) {

        NotNull withLocal(boolean isLocal) {
            return new NotNull(constraint, name, isLocal, noInherit, valid, comment);
        }
    }

    public boolean isGenerated() {
        return generated != '\0';
    }

    public boolean isIdentity() {
        return identity != '\0';
    }

    /** Whether the column is NOT NULL by something that a table definition can say. */
    boolean isNotNull() {
        return notNull != null && notNull.valid();
    }

    Column withNotNull(@Nullable NotNull other) {
        return new Column(
                number,
                name,
                type,
                dropped,
                local,
                statisticsTarget,
                storage,
                typeStorage,
                compression,
                identity,
                generated,
                options,
                foreignOptions,
                collation,
                hasDefault,
                other);
    }
}
