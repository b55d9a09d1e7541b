package io.pgconvoy.compat.server;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Says once, when all tests have run, against what they ran and what was not there. */
public final class RunSummary implements TestExecutionListener {
    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        System.out.println(text());
    }

    private static String text() {
        Stock stock = Stock.ofThisRun();
        String servers = stock.started().stream()
                .map(server -> server.version() + " (" + server.origin() + ")")
                .collect(Collectors.joining(", "));
        String tools = stock.found().stream().map(StockTools::release).collect(Collectors.joining(", "));
        String missing = List.of(13, 14, 15, 16, 17, 18, 19).stream()
                .filter(major -> stock.tools(major).isEmpty())
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return "compat: servers: " + (servers.isEmpty() ? "none" : servers)
                + "\ncompat: compared with stock tools: "
                + (tools.isEmpty()
                        ? "none: nothing was compared with stock; compat-tests/stock-clients installs them"
                        : tools)
                + (missing.isEmpty() ? "" : "\ncompat: not compared, for want of stock tools: " + missing);
    }
}
