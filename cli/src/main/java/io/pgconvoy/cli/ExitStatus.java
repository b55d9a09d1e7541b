package io.pgconvoy.cli;

/** The program's exit statuses, the same two as the stock tools'. A signal is an error too. */
final class ExitStatus {
    static final int OK = 0;
    static final int ERROR = 1;

    private ExitStatus() {}
}
