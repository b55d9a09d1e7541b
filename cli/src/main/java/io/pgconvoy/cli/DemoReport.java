package io.pgconvoy.cli;

import java.io.PrintStream;
import java.util.Locale;

/** What the demo says on standard output: one line for each step, as soon as it is done. */
final class DemoReport {
    private final PrintStream out;
    private final Messages messages;

    DemoReport(PrintStream out, Messages messages) {
        this.out = out;
        this.messages = messages;
    }

    void title(String text) {
        line(text);
        line("");
    }

    void step(String name, String what, double seconds) {
        line(String.format(Locale.ROOT, "  %-9s %-66s %7s", name, what, Units.seconds(seconds)));
    }

    void note(String text) {
        line(String.format(Locale.ROOT, "  %-9s %s", "", text));
    }

    void end(String text) {
        line("");
        line(text);
    }

    private void line(String text) {
        messages.status("");
        out.println(text);
        out.flush();
    }
}
