package io.pgconvoy.connect.conninfo;

/** A password: prints as asterisks, so that it cannot slip into a message or a log. */
public record Secret(String text) {
    @Override
    public String toString() {
        return "********";
    }
}
