package io.pgconvoy.cli;

import io.pgconvoy.cli.getopt.Arguments;
import io.pgconvoy.cli.getopt.Given;
import java.util.List;

/** What a command checks of its arguments before it does anything, in the order in which the stock tool checks. */
interface ArgumentRules {

    /** Looks at one option before the next is read; returns what it stands for, which may be others. */
    List<Given> arrived(Given option);

    /** Looks at all arguments together. */
    void check(Arguments arguments);
}
