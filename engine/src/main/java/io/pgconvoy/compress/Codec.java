package io.pgconvoy.compress;

/** One way to compress a stream of bytes. Stateless and shared; what it makes belongs to one thread at a time. */
public interface Codec {

    /** Compresses one stream. */
    Encoder encoder(Compression compression);

    /** Decompresses one stream. */
    Decoder decoder();
}
