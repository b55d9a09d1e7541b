package io.pgconvoy.storage.stdio;

import io.pgconvoy.storage.ChannelInput;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;

/**
 * Standard input and output, whatever the name asked for. Input from a redirected file can seek; output never does, as
 * a file opened for appending would not obey.
 */
public final class StdioStorage implements Storage {

    private final FileDescriptor input;
    private final FileDescriptor output;

    public StdioStorage() {
        this(FileDescriptor.in, FileDescriptor.out);
    }

    StdioStorage(FileDescriptor input, FileDescriptor output) {
        this.input = input;
        this.output = output;
    }

    @Override
    public StorageOutput create(String name) {
        return new StandardOutput(new FileOutputStream(output).getChannel());
    }

    @Override
    public StorageInput open(String name) {
        return new ChannelInput("standard input", new FileInputStream(input).getChannel());
    }

    /** There is one place to read at, whoever reads. */
    @Override
    public boolean reopens() {
        return false;
    }

    /** Nothing that was written can be taken back. */
    @Override
    public void discardUnfinished() {}
}
