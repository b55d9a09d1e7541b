package io.pgconvoy.compare;

/** What an entry is called; several may be called alike: operators and rules of one name. */
record ObjectKey(String kind, String schema, String tag) {
    /** For people: {@code app.orders}. */
    String name() {
        return schema.isEmpty() ? tag : schema + "." + tag;
    }
}
