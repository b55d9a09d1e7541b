package io.pgconvoy.object;

import org.jspecify.annotations.Nullable;

/**
 * One grant of an ACL: {@code grantee=letters/grantor}, a star behind a letter being its grant option.
 *
 * @param grantee the role's name, unquoted; null for PUBLIC
 * @param letters the privileges, with their stars
 * @param grantor the role's name, unquoted
 */
record AclItem(@Nullable String grantee, String letters, String grantor) {

    /**
     * Reads what the server's aclitemout() writes.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static AclItem parse(String item) {
        StringBuilder grantee = new StringBuilder();
        int equals = takeRole(item, 0, grantee);
        int slash = item.indexOf('/', equals);
        StringBuilder grantor = new StringBuilder();
        if (equals >= item.length() || slash < 0 || takeRole(item, slash + 1, grantor) != item.length()) {
            throw new IllegalArgumentException("not an ACL item: " + item);
        }
        String letters = item.substring(equals + 1, slash);
        if (!Privilege.areKnown(letters.replace("*", ""))) {
            throw new IllegalArgumentException("unknown privilege in ACL item: " + item);
        }
        return new AclItem(grantee.isEmpty() ? null : grantee.toString(), letters, grantor.toString());
    }

    /** Whether the grant holds a privilege, with the grant option or without. */
    boolean holds(Privilege privilege) {
        return letters.indexOf(privilege.letter()) >= 0;
    }

    boolean isGrantable(Privilege privilege) {
        return letters.contains(privilege.letter() + "*");
    }

    /** A role as it stands in an ACL item: in double quotes unless it is of letters, digits and underscores. */
    static String quoteRole(String role) {
        boolean safe = role.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
        return safe ? role : '"' + role.replace("\"", "\"\"") + '"';
    }

    /** Appends the role that starts here, and gives the index of the unquoted {@code =} or end that ends it. */
    private static int takeRole(String item, int start, StringBuilder role) {
        int at = start;
        while (at < item.length() && item.charAt(at) != '=') {
            at = item.charAt(at) == '"' ? takeQuoted(item, at, role) : takeCharacter(item, at, role);
        }
        return at;
    }

    private static int takeCharacter(String item, int at, StringBuilder role) {
        role.append(item.charAt(at));
        return at + 1;
    }

    private static int takeQuoted(String item, int openingQuote, StringBuilder role) {
        int at = openingQuote + 1;
        while (!isClosingQuote(item, at)) {
            at += item.charAt(at) == '"' ? 1 : 0;
            role.append(item.charAt(at));
            at++;
        }
        return at + 1;
    }

    private static boolean isClosingQuote(String item, int at) {
        if (at >= item.length()) {
            throw new IllegalArgumentException("unfinished quote in ACL item: " + item);
        }
        return item.charAt(at) == '"' && (at + 1 == item.length() || item.charAt(at + 1) != '"');
    }
}
