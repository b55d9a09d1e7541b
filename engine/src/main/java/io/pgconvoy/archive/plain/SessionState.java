package io.pgconvoy.archive.plain;

import io.pgconvoy.archive.ArchiveEntry;
import org.jspecify.annotations.Nullable;

/** What the session under restore is set to, so that it is changed only where an entry needs it otherwise. */
final class SessionState {

    private final ScriptContext context;
    private final ScriptSink sink;
    private @Nullable String user;
    private @Nullable String schema;
    private @Nullable String tablespace;
    private @Nullable String accessMethod;

    SessionState(ScriptContext context) {
        this.context = context;
        this.sink = context.sink();
    }

    void becomeOwner(ArchiveEntry entry) {
        if (context.has(ScriptFlag.USE_SET_SESSION_AUTHORIZATION) && !context.has(ScriptFlag.NO_OWNER)) {
            becomeUser(entry.owner());
        }
    }

    /** @param name null or empty for the session's own user */
    void becomeUser(@Nullable String name) {
        String wanted = name == null ? "" : name;
        if (!wanted.equals(user)) {
            String who = wanted.isEmpty() ? "DEFAULT" : context.literal(wanted);
            sink.become(wanted, "SET SESSION AUTHORIZATION " + who + ";\n\n");
            user = wanted;
        }
    }

    /** Only archives from before the fixed search path need it. */
    void selectSchema(@Nullable String name) {
        if (context.settings().searchPath() != null || name == null || name.isEmpty() || name.equals(schema)) {
            return;
        }
        String rest = name.equals("pg_catalog") ? "" : ", pg_catalog";
        sink.set(
                "SET search_path = " + context.quote(name) + rest + ";\n\n",
                "could not set \"search_path\" to \"" + name + "\"");
        schema = name;
    }

    void selectTablespace(@Nullable String name) {
        if (name == null || name.equals(tablespace) || context.has(ScriptFlag.NO_TABLESPACES)) {
            return;
        }
        sink.set(
                "SET default_tablespace = " + (name.isEmpty() ? "''" : context.quote(name)) + ";\n\n",
                "could not set \"default_tablespace\" to " + context.quote(name));
        tablespace = name;
    }

    void selectAccessMethod(@Nullable String name) {
        if (name == null || name.equals(accessMethod) || context.has(ScriptFlag.NO_TABLE_ACCESS_METHOD)) {
            return;
        }
        sink.set(
                "SET default_table_access_method = " + context.quote(name) + ";\n\n",
                "could not set \"default_table_access_method\"");
        accessMethod = name;
    }

    /** An ACL may have changed the user by itself. */
    void forgetUser() {
        user = null;
    }

    /** The schema just selected may have been dropped. */
    void forgetSchema() {
        schema = null;
    }

    void forgetAll() {
        user = null;
        schema = null;
        tablespace = null;
        accessMethod = null;
    }
}
