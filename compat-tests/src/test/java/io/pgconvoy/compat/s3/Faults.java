package io.pgconvoy.compat.s3;

import io.pgconvoy.compat.s3.FaultyPath.Fault;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What can happen on the way to a server, or is said by one. */
final class Faults {
    private Faults() {}

    /** @param headers further ones, each with its line end */
    static Fault refusal(int status, String code, String message, String... headers) {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>" + message
                + "</Message><RequestId>1</RequestId></Error>";
        String answer = "HTTP/1.1 " + status + " X\r\nContent-Type: application/xml\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n" + String.join("", headers) + "\r\n" + body;
        return (request, client, path) -> client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    static Fault internalError() {
        return refusal(500, "InternalError", "We encountered an internal error. Please try again.");
    }

    static Fault slowDown() {
        return refusal(503, "SlowDown", "Please reduce your request rate.");
    }

    static Fault reset() {
        return (request, client, path) -> reset(client);
    }

    /** Nothing comes, and the connection stays. */
    static Fault stall() {
        return (request, client, path) -> Thread.sleep(600_000);
    }

    /** The server acts on the request, and its answer gets lost. */
    static Fault lostAnswer() {
        return (request, client, path) -> {
            path.answer(request);
            reset(client);
        };
    }

    /** The answer breaks off. */
    static Fault cutAnswer() {
        return (request, client, path) -> {
            byte[] answer = path.answer(request);
            client.getOutputStream().write(Arrays.copyOf(answer, answer.length - 1000));
            client.getOutputStream().flush();
        };
    }

    /** A bit of the body changes on its way. */
    static Fault changedBody() {
        return (request, client, path) -> {
            byte[] body = request.body().clone();
            body[body.length / 2] ^= 1;
            client.getOutputStream().write(path.answer(new FaultyPath.Request(request.head(), body)));
        };
    }

    /** The server says that it has a part, and has not. */
    static Fault lostPart() {
        return (request, client, path) -> client.getOutputStream()
                .write(
                        "HTTP/1.1 200 OK\r\nETag: \"00000000000000000000000000000000\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
    }

    private static void reset(Socket client) throws Exception {
        client.setSoLinger(true, 0);
        client.close();
    }
}
