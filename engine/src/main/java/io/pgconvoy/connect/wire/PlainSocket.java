package io.pgconvoy.connect.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A TCP socket whose output can be made to pass a {@link WireOutput}. */
final class PlainSocket extends Socket implements Redirectable {
    private @Nullable OutputStream redirected;

    @Override
    public void redirect(OutputStream output) {
        redirected = output;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return redirected == null ? super.getOutputStream() : redirected;
    }
}
