package io.pgconvoy.dumpall;

import io.pgconvoy.api.Omission;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.ServerFeature;
import io.pgconvoy.connect.ServerVersion;
import io.pgconvoy.object.AclStatements;
import io.pgconvoy.sql.Identifier;
import io.pgconvoy.sql.Literal;
import io.pgconvoy.sql.SettingValue;
import java.util.Set;

/** What rendering the global objects may look at. Immutable. */
record GlobalsContext(
        Dialect dialect,
        ServerVersion server,
        Identifier ids,
        Set<Omission> omissions,
        boolean ifExists,
        boolean rolePasswords,
        boolean binaryUpgrade) {

    boolean has(Feature feature) {
        return dialect.has(feature);
    }

    boolean omits(Omission part) {
        return omissions.contains(part);
    }

    String quote(String name) {
        return ids.quote(name);
    }

    /** Good for every session, unless both the release and the server know of only one kind. */
    String literal(String text) {
        boolean fixed = dialect.has(Feature.STANDARD_CONFORMING_STRINGS_FIXED)
                && server.has(ServerFeature.STANDARD_CONFORMING_STRINGS_FIXED);
        return fixed ? Literal.quote(text) : Literal.quoteForAnySession(text);
    }

    String drop(String type, String name) {
        return "DROP " + type + (ifExists ? " IF EXISTS " : " ") + quote(name) + ";\n";
    }

    String comment(String type, String name, String comment) {
        return "COMMENT ON " + type + " " + quote(name) + " IS " + literal(comment) + ";\n";
    }

    /** The GRANT and REVOKE statements of one object; nothing when privileges are left out. */
    String privileges(AclStatements.Target target, String wanted, String given) {
        return omits(Omission.PRIVILEGES) ? "" : new AclStatements(ids, dialect).change(target, wanted, given);
    }

    /** @param item {@code name=value} as the catalog has it */
    String roleSetting(String role, String item) {
        int equals = item.indexOf('=');
        if (equals < 0) {
            return "";
        }
        String variable = item.substring(0, equals);
        String value = SettingValue.format(variable, item.substring(equals + 1), dialect, this::literal);
        return "ALTER ROLE " + quote(role) + " SET " + quote(variable) + " TO " + value + ";\n";
    }
}
