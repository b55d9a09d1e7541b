package io.pgconvoy.object;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.sql.Identifier;
import io.pgconvoy.sql.SqlArray;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the fewest GRANT and REVOKE statements that turn one ACL into another, as one stock release does. */
public final class AclStatements {
    private final Identifier ids;
    private final Dialect dialect;

    public AclStatements(Identifier ids, Dialect dialect) {
        this.ids = ids;
        this.dialect = dialect;
    }

    /**
     * What the privileges are on.
     *
     * @param type the words after ON: {@code TABLE}, {@code FOREIGN SERVER}, {@code TABLES} for default privileges
     * @param name the quoted name, without schema; empty for default privileges
     * @param column a column's quoted name; null for the whole object
     * @param schema the unquoted schema; null where there is none
     * @param owner the unquoted owner, the grantor of grants that need no change of session user; null when unknown
     * @param prefix what each statement begins with; {@code ALTER DEFAULT PRIVILEGES ...} or nothing
     */
    public record Target(
            String type,
            String name,
            @Nullable String column,
            @Nullable String schema,
            @Nullable String owner,
            String prefix) {

        public Target(String type, String name, @Nullable String owner) {
            this(type, name, null, null, owner, "");
        }
    }

    /**
     * The statements, each on a line of its own; empty when nothing differs.
     *
     * @param privileges the ACL wanted, as array text
     * @param base the ACL to start from
     */
    public String change(Target target, String privileges, String base) {
        try {
            List<String> wanted = SqlArray.parseNonNull(privileges);
            List<String> given = SqlArray.parseNonNull(base);
            return new Change(target).statements(without(given, wanted), without(wanted, given));
        } catch (IllegalArgumentException e) {
            throw new EngineException(
                    ErrorCode.CATALOG_INCONSISTENT,
                    "could not parse ACL list (" + privileges + ") or default (" + base + ") for object \""
                            + target.name() + "\" (" + target.type() + ")",
                    e);
        }
    }

    /** The items of one list that the other has not, as text: the same function of the server wrote them all. */
    private static List<AclItem> without(List<String> items, List<String> others) {
        Set<String> known = new HashSet<>(others);
        return items.stream()
                .filter(item -> !known.contains(item))
                .map(AclItem::parse)
                .toList();
    }

    /** The statements of one object. */
    private final class Change {
        private final Target target;
        private final List<Privilege> known;
        private final StringBuilder first = new StringBuilder();
        private final StringBuilder second = new StringBuilder();

        Change(Target target) {
            this.target = target;
            this.known = Privilege.on(target.type(), target.column(), dialect);
        }

        String statements(List<AclItem> revoked, List<AclItem> granted) {
            revoked.forEach(this::revoke);
            // in the order in which the server lists them: a grant may rest on another's grant option
            granted.forEach(this::grant);
            return first.toString() + second;
        }

        private void revoke(AclItem item) {
            String words = words(known.stream().filter(item::holds).toList());
            if (!words.isEmpty()) {
                statement(first, "REVOKE", words, "FROM", item.grantee(), "");
            }
        }

        private void grant(AclItem item) {
            List<Privilege> held = known.stream().filter(item::holds).toList();
            String plain = words(held.stream().filter(p -> !item.isGrantable(p)).toList());
            String grantable = words(held.stream().filter(item::isGrantable).toList());
            if (held.isEmpty()) {
                return;
            }
            StringBuilder out = isOwnersOwn(item) ? first : second;
            boolean byOther = !item.grantor().isEmpty() && !item.grantor().equals(target.owner());
            if (byOther) {
                out.append("SET SESSION AUTHORIZATION ")
                        .append(ids.quote(item.grantor()))
                        .append(";\n");
            }
            if (!plain.isEmpty()) {
                statement(out, "GRANT", plain, "TO", item.grantee(), "");
            }
            if (!grantable.isEmpty()) {
                statement(out, "GRANT", grantable, "TO", item.grantee(), " WITH GRANT OPTION");
            }
            if (byOther) {
                out.append("RESET SESSION AUTHORIZATION;\n");
            }
        }

        private boolean isOwnersOwn(AclItem item) {
            String owner = target.owner();
            return dialect.has(Feature.OWNERS_GRANTS_FIRST)
                    && owner != null
                    && owner.equals(item.grantee())
                    && owner.equals(item.grantor());
        }

        /** Every privilege that the release knows is {@code ALL}, which a newer server may understand as more. */
        private String words(List<Privilege> privileges) {
            String columns = target.column() == null ? "" : "(" + target.column() + ")";
            if (privileges.size() == known.size()) {
                return "ALL" + columns;
            }
            List<String> words = new ArrayList<>();
            privileges.forEach(privilege -> words.add(privilege.keyword() + columns));
            return String.join(",", words);
        }

        private void statement(
                StringBuilder out,
                String verb,
                String words,
                String direction,
                @Nullable String grantee,
                String ending) {
            out.append(target.prefix()).append(verb).append(' ').append(words).append(" ON ");
            out.append(target.type())
                    .append(' ')
                    .append(object())
                    .append(direction)
                    .append(' ');
            out.append(grantee == null ? "PUBLIC" : ids.quote(grantee))
                    .append(ending)
                    .append(";\n");
        }

        private String object() {
            if (target.name().isEmpty()) {
                return dialect.has(Feature.DEFAULT_ACL_SINGLE_SPACE) ? "" : " ";
            }
            String schema = target.schema();
            return (schema == null || schema.isEmpty() ? "" : ids.quote(schema) + ".") + target.name() + " ";
        }
    }
}
