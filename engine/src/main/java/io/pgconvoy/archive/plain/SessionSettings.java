package io.pgconvoy.archive.plain;

import io.pgconvoy.archive.ArchiveSettings;
import io.pgconvoy.connect.Feature;

/** The settings every session of a restore begins with. */
final class SessionSettings {

    private SessionSettings() {}

    static void write(ScriptContext context) {
        ScriptSink sink = context.sink();
        ArchiveSettings settings = context.settings();
        sink.sql("SET statement_timeout = 0;\n");
        sink.sql("SET lock_timeout = 0;\n");
        sink.sql("SET idle_in_transaction_session_timeout = 0;\n");
        if (context.has(Feature.TRANSACTION_TIMEOUT_LINE)) {
            sink.sql("SET transaction_timeout = 0;\n");
        }
        sink.sql("SET client_encoding = '" + settings.encoding() + "';\n");
        sink.sql("SET standard_conforming_strings = " + onOff(settings.standardConformingStrings()) + ";\n");
        String role = context.options().role();
        if (role != null) {
            sink.sql("SET ROLE " + context.quote(role) + ";\n");
        }
        if (settings.searchPath() != null) {
            sink.sql(settings.searchPath());
        }
        sink.sql("SET check_function_bodies = false;\n");
        sink.sql("SET xmloption = content;\n");
        sink.sql("SET client_min_messages = warning;\n");
        if (!settings.standardConformingStrings() && !context.has(Feature.STANDARD_CONFORMING_STRINGS_FIXED)) {
            sink.sql("SET escape_string_warning = off;\n");
        }
        sink.sql("SET row_security = " + onOff(context.has(ScriptFlag.ENABLE_ROW_SECURITY)) + ";\n");
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }
}
