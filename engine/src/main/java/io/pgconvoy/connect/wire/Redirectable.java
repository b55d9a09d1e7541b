package io.pgconvoy.connect.wire;

import java.io.OutputStream;

/** A socket whose output stream can be replaced by one that leads to it. */
interface Redirectable {
    void redirect(OutputStream output);
}
