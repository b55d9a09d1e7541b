package io.pgconvoy.connect.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A TCP socket whose streams can be made to pass a {@link WireInput} and a {@link WireOutput}. */
final class PlainSocket extends Socket implements Redirectable {
    private @Nullable InputStream input;
    private @Nullable OutputStream output;

    @Override
    public void redirect(InputStream newInput, OutputStream newOutput) {
        input = newInput;
        output = newOutput;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return input == null ? super.getInputStream() : input;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return output == null ? super.getOutputStream() : output;
    }
}
