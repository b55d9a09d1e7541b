package io.pgconvoy.compat.random;

import java.util.List;

/** Security labels: rows of their catalog, for want of a provider that would write them. */
final class Labels {
    private static final List<String> CATALOGS = List.of(
            "pg_class",
            "pg_proc",
            "pg_type",
            "pg_namespace",
            "pg_language",
            "pg_publication",
            "pg_event_trigger",
            "pg_foreign_server");
    private static final List<String> TEXTS = List.of("plain", "two\nlines", "it's", "back\\slash", "é", "");

    private final Draft draft;
    private final Dice dice;

    Labels(Draft draft) {
        this.draft = draft;
        this.dice = draft.dice;
    }

    /** On one object in seven of some catalogs and on columns, by one or two providers; in most schemas none. */
    void some() {
        if (!dice.chance(30)) {
            return;
        }
        for (String catalog : dice.some(1, CATALOGS.size(), CATALOGS)) {
            label("SELECT oid, tableoid, 0 FROM " + catalog + " WHERE oid >= 16384 AND oid::bigint % 7 = "
                    + dice.upTo(6));
        }
        label("SELECT attrelid, 'pg_class'::regclass, attnum FROM pg_attribute"
                + " WHERE attrelid >= 16384 AND attnum > 0 AND attrelid::bigint % 11 = " + dice.upTo(10));
        label("SELECT oid, 'pg_largeobject'::regclass, 0 FROM pg_largeobject_metadata");
    }

    private void label(String objects) {
        for (String provider : dice.some(1, 2, List.of("selinux", "An other"))) {
            draft.run(
                    "INSERT INTO pg_seclabel (objoid, classoid, objsubid, provider, label) SELECT o.*, %s, %s FROM (%s) o",
                    Names.literal(provider), Names.literal(dice.oneOf(TEXTS)), objects);
        }
    }
}
