package io.pgconvoy.manifest;

import io.pgconvoy.storage.FolderOutput;
import io.pgconvoy.storage.ForwardingStorage;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A storage that sums up every file that is written to it. Safe for use from several threads. */
public final class SummedStorage implements ForwardingStorage {
    private final Storage storage;
    private final boolean mayOverwrite;
    private final List<FileSum> sums = new ArrayList<>();

    /** @param mayOverwrite whether writers say up to where they go back: {@link StorageOutput#stays()} */
    public SummedStorage(Storage storage, boolean mayOverwrite) {
        this.storage = storage;
        this.mayOverwrite = mayOverwrite;
    }

    @Override
    public Storage storage() {
        return storage;
    }

    /** Of all files that have been committed, in the order of their names. */
    public synchronized List<FileSum> sums() {
        return sums.stream().sorted(Comparator.comparing(FileSum::name)).toList();
    }

    private synchronized void add(FileSum sum) {
        sums.add(sum);
    }

    @Override
    public StorageOutput create(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return new SummedOutput(storage.create(name), file, mayOverwrite, () -> storage.open(name), this::add);
    }

    @Override
    public FolderOutput createFolder(String name) {
        FolderOutput folder = storage.createFolder(name);
        return new FolderOutput() {
            @Override
            public StorageOutput create(String member) {
                return new SummedOutput(folder.create(member), member, false, null, SummedStorage.this::add);
            }

            @Override
            public StorageOutput createLast(String member) {
                return new SummedOutput(folder.createLast(member), member, false, null, SummedStorage.this::add);
            }

            @Override
            public void commit() {
                folder.commit();
            }

            @Override
            public void close() {
                folder.close();
            }
        };
    }
}
