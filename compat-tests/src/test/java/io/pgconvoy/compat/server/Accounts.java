package io.pgconvoy.compat.server;

import java.util.List;
import java.util.Map;

/** The account that servers run under when the tests run as root. */
final class Accounts {
    private Accounts() {}

    static String unprivileged() {
        return exists("postgres") ? "postgres" : "nobody";
    }

    static String unprivilegedGroup() {
        return id("-gn", unprivileged()).text().strip();
    }

    private static boolean exists(String account) {
        return id("-u", account).exit() == 0;
    }

    private static ToolRun id(String option, String account) {
        return Programs.run(List.of("id", option, account), Map.of());
    }
}
