package io.pgconvoy.connect.wire;

import java.io.InputStream;
import java.io.OutputStream;

/** A socket whose streams can be replaced by others that lead to it. */
interface Redirectable {
    void redirect(InputStream input, OutputStream output);
}
