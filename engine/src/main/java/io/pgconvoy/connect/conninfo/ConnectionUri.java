package io.pgconvoy.connect.conninfo;

import io.pgconvoy.api.error.UsageException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads connection URIs.
 *
 * <pre>
 * uri    := ("postgresql://" | "postgres://") [user [":" password] "@"] server {"," server} ["/" dbname] ["?" query]
 * server := [host | "[" ipv6 "]"] [":" port]
 * query  := keyword "=" value {"&amp;" keyword "=" value}
 * </pre>
 *
 * Every part may hold percent-encoded bytes. Unlike libpq's, messages never repeat a password.
 */
final class ConnectionUri {
    private static final List<String> DESIGNATORS = List.of("postgresql://", "postgres://");

    private final String uri;
    private int position;
    private Conninfo values = Conninfo.EMPTY;

    private ConnectionUri(String uri) {
        this.uri = uri;
        this.position = designatorLength(uri);
    }

    static boolean isUri(String text) {
        return designatorLength(text) > 0;
    }

    static Conninfo parse(String uri) {
        return new ConnectionUri(uri).read();
    }

    private static int designatorLength(String text) {
        return DESIGNATORS.stream()
                .filter(text::startsWith)
                .mapToInt(String::length)
                .findFirst()
                .orElse(0);
    }

    private Conninfo read() {
        userInformation();
        servers();
        if (at('/')) {
            position++;
            storeDecoded(Parameter.DBNAME, upTo("?"));
        }
        if (at('?')) {
            position++;
            query();
        }
        return values;
    }

    private void userInformation() {
        int end = position;
        while (end < uri.length() && uri.charAt(end) != '@' && uri.charAt(end) != '/') {
            end++;
        }
        if (end == uri.length() || uri.charAt(end) != '@') {
            return;
        }
        String[] userAndPassword = uri.substring(position, end).split(":", 2);
        storeDecoded(Parameter.USER, userAndPassword[0]);
        if (userAndPassword.length == 2) {
            storeDecoded(Parameter.PASSWORD, userAndPassword[1]);
        }
        position = end + 1;
    }

    private void servers() {
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        server(hosts, ports);
        while (at(',')) {
            position++;
            server(hosts, ports);
        }
        refuseUnencodedPassword(hosts, ports);
        storeDecoded(Parameter.HOST, String.join(",", hosts));
        storeDecoded(Parameter.PORT, String.join(",", ports));
    }

    private void server(List<String> hosts, List<String> ports) {
        hosts.add(at('[') ? bracketed() : upTo(":/?,"));
        if (at(':')) {
            position++;
            ports.add(upTo("/?,"));
        } else {
            ports.add("");
        }
    }

    private String bracketed() {
        position++;
        String address = upTo("]");
        if (!at(']')) {
            throw new UsageException(
                    "end of string reached when looking for matching \"]\" in IPv6 host address in URI: " + shown());
        }
        if (address.isEmpty()) {
            throw new UsageException("IPv6 host address may not be empty in URI: " + shown());
        }
        position++;
        if (position < uri.length() && ":/?,".indexOf(uri.charAt(position)) < 0) {
            throw new UsageException("unexpected character \"" + uri.charAt(position) + "\" at position "
                    + (position + 1) + " in URI (expected \":\" or \"/\"): " + shown());
        }
        return address;
    }

    /** An "@" or "/" left unencoded in a password makes libpq take its rest for a host, port or database name. */
    private void refuseUnencodedPassword(List<String> hosts, List<String> ports) {
        boolean inHost = hosts.stream().anyMatch(host -> host.indexOf('@', 1) > 0);
        boolean inPort = ports.stream().anyMatch(port -> !port.matches("[0-9%]*")) && uri.indexOf('@', position) >= 0;
        if (inHost || inPort) {
            throw new UsageException("invalid URI: \"@\" and \"/\" in a user name or password must be written as"
                    + " \"%40\" and \"%2F\"");
        }
    }

    private void query() {
        while (position < uri.length()) {
            String pair = upTo("&");
            position++;
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new UsageException("missing key/value separator \"=\" in URI query parameter: \"" + pair + "\"");
            }
            String keyword = pair.substring(0, equals);
            String value = pair.substring(equals + 1);
            if (value.indexOf('=') >= 0) {
                throw new UsageException("extra key/value separator \"=\" in URI query parameter: \"" + keyword + "\"");
            }
            queryParameter(decode(keyword, false), value);
        }
    }

    private void queryParameter(String keyword, String encoded) {
        Parameter parameter = Parameter.ofKeyword(keyword);
        String value = decode(encoded, parameter != null && parameter.isSecret());
        if (keyword.equals("ssl") && value.equals("true")) {
            values = values.with(Parameter.SSLMODE, "require");
        } else if (parameter == null) {
            throw new UsageException("invalid URI query parameter: \"" + keyword + "\"");
        } else {
            values = values.with(parameter, value);
        }
    }

    private void storeDecoded(Parameter parameter, String encoded) {
        if (!encoded.isEmpty()) {
            values = values.with(parameter, decode(encoded, parameter.isSecret()));
        }
    }

    private boolean at(char character) {
        return position < uri.length() && uri.charAt(position) == character;
    }

    private String upTo(String terminators) {
        int start = position;
        while (position < uri.length() && terminators.indexOf(uri.charAt(position)) < 0) {
            position++;
        }
        return uri.substring(start, position);
    }

    /** Percent-encoding stands for bytes of UTF-8; spaces around are dropped, spaces inside refused, as libpq does. */
    private static String decode(String encoded, boolean secret) {
        String text = stripSpaces(encoded);
        if (text.indexOf(' ') >= 0) {
            throw new UsageException("unexpected spaces found in " + shown(encoded, secret)
                    + ", use percent-encoded spaces (%20) instead");
        }
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                bytes.write(decodedByte(text, i, shown(encoded, secret)));
                i += 2;
            } else {
                int next = text.offsetByCodePoints(i, 1);
                bytes.writeBytes(text.substring(i, next).getBytes(StandardCharsets.UTF_8));
                i = next - 1;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int decodedByte(String text, int percent, String shown) {
        int high = percent + 1 < text.length() ? hexDigit(text.charAt(percent + 1)) : -1;
        int low = percent + 2 < text.length() ? hexDigit(text.charAt(percent + 2)) : -1;
        if (high < 0 || low < 0) {
            throw new UsageException("invalid percent-encoded token: " + shown);
        }
        if (high == 0 && low == 0) {
            throw new UsageException("forbidden value %00 in percent-encoded value: " + shown);
        }
        return high << 4 | low;
    }

    private static int hexDigit(char character) {
        return character < 128 ? Character.digit(character, 16) : -1;
    }

    private static String stripSpaces(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(start, end);
    }

    private static String shown(@Nullable String text, boolean secret) {
        return secret ? "the password" : "\"" + text + "\"";
    }

    /** The URI up to its query, without the password. */
    private String shown() {
        int query = uri.indexOf('?');
        String visible = query < 0 ? uri : uri.substring(0, query);
        return "\"" + (visible.indexOf('@') < 0 ? visible : visible.replaceFirst("://.*@", "://...@")) + "\"";
    }
}
