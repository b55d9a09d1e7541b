package io.pgconvoy.cli.getopt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.connect.Dialect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages are those of glibc. */
class GetoptTest {
    private final List<Given> options = new ArrayList<>();

    private List<String> parse(String... args) {
        return Getopt.parse(OptionTable.of("pg_dump", Dialect.parse("18")), args, options::add);
    }

    @Test
    void optionsAndOperandsMixUntilTwoDashes() {
        assertEquals(List.of("a", "-", "", "-s", "--"), parse("a", "-c", "-", "", "--", "-s", "--"));
        assertEquals(List.of(new Given("c", null)), options);
    }

    @Test
    void lettersComeInBundlesThatAnArgumentEnds() {
        parse("-acfx", "-f", "-s", "-n", "--", "-vFc");
        assertEquals(
                List.of(
                        new Given("a", null),
                        new Given("c", null),
                        new Given("f", "x"),
                        new Given("f", "-s"),
                        new Given("n", "--"),
                        new Given("v", null),
                        new Given("F", "c")),
                options);
    }

    @Test
    void longNamesMayBeAbbreviatedAndTakeTheirArgumentEitherWay() {
        parse("--data-o", "--file", "-x", "--file=", "--no-bl", "--attr", "--schema=a=b");
        assertEquals(
                List.of(
                        new Given("a", null),
                        new Given("f", "-x"),
                        new Given("f", ""),
                        new Given("B", null),
                        new Given("column-inserts", null),
                        new Given("n", "a=b")),
                options);
    }

    @Test
    void optionsBeforeTheOneThatIsNotUnderstoodAreHandedOn() {
        assertThrows(ArgumentException.class, () -> parse("-a", "--nonsense", "-c"));
        assertEquals(List.of(new Given("a", null)), options);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --foo=bar        | unrecognized option '--foo=bar'
            -ay              | invalid option -- 'y'
            -?               | invalid option -- '?'
            -af              | option requires an argument -- 'f'
            --fil            | option '--fil' is ambiguous; possibilities: '--file' '--filter'
            --schem=x        | option '--schem=x' is ambiguous; possibilities: '--schema' '--schema-only'
            --file           | option '--file' requires an argument
            --cle=x          | option '--clean' doesn't allow an argument
            """)
    void whatIsNotUnderstoodIsNamed(String arg, String message) {
        assertEquals(
                message, assertThrows(ArgumentException.class, () -> parse(arg)).getMessage());
    }
}
