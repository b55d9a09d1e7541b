package io.pgconvoy.compat.connect;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.PasswordPolicy;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.conninfo.Environment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Opens sessions in an environment that a test makes up: nothing of the machine's own shows through. */
final class Sessions {
    private final Map<String, String> variables = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final Path home;

    Sessions(Path home) {
        this.home = home;
    }

    static String conninfo(StockServer server) {
        return "host=" + server.host() + " port=" + server.port() + " user=" + server.superuser() + " dbname=postgres";
    }

    Sessions with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    List<String> warnings() {
        return warnings;
    }

    ConnectionSpec spec(String conninfo) {
        return ConnectionSpec.parse(conninfo, new Environment(variables, home, "tester", warnings::add));
    }

    Session open(String conninfo) {
        return Session.open(spec(conninfo));
    }

    Session openAsking(String conninfo, PasswordPolicy policy, String answer, List<String> asked) {
        return Session.open(spec(conninfo).withPrompt(policy, prompt -> {
            asked.add(prompt);
            return answer;
        }));
    }

    EngineException failure(String conninfo) {
        return assertThrows(EngineException.class, () -> open(conninfo).close());
    }
}
