package io.pgconvoy.storage.s3;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What all objects of one storage share: the connection to the store, the threads that send and fetch, and the memory
 * that may wait for them. Safe for use from several threads.
 */
final class S3Link {

    /** A store answers late when it puts large objects together. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final long MEBI = 1024 * 1024;
    private static final long MIN_IN_FLIGHT = 16 * MEBI;
    private static final long MAX_IN_FLIGHT = 256 * MEBI;
    /** This part of the heap may be on its way. */
    private static final int HEAP_SHARE = 6;

    private static final int MAX_IN_FILES = 2;

    private final S3Settings settings;
    private final S3Client client;
    private final S3Client patientClient;
    private final ExecutorService threads = Executors.newCachedThreadPool(daemons());
    private final int inFlight;
    private final Semaphore room;

    S3Link(S3Settings settings) {
        this.settings = settings;
        Duration silence = settings.retries().silence();
        this.client = S3Clients.open(settings, silence);
        this.patientClient = S3Clients.open(settings, silence.compareTo(PATIENCE) < 0 ? PATIENCE : silence);
        long share = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
        this.inFlight = (int) (Math.max(MIN_IN_FLIGHT, Math.min(MAX_IN_FLIGHT, share)) / MEBI);
        this.room = new Semaphore(inFlight);
    }

    S3Settings settings() {
        return settings;
    }

    S3Client client() {
        return client;
    }

    /** For requests that the store takes its time for. */
    S3Client patientClient() {
        return patientClient;
    }

    ExecutorService threads() {
        return threads;
    }

    /** Whether parts of this size go through memory: one on its way while another one grows. */
    boolean fitsInMemory(long partSize) {
        return partSize <= inFlight * MEBI;
    }

    /** A place for a part of this size among those on their way; given back with {@link #leave}. */
    void enter(long partSize) throws InterruptedException {
        room.acquire(share(partSize));
    }

    void leave(long partSize) {
        room.release(share(partSize));
    }

    private int share(long partSize) {
        return fitsInMemory(partSize) ? (int) ((partSize + MEBI - 1) / MEBI) : inFlight / MAX_IN_FILES;
    }

    private static ThreadFactory daemons() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "s3-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
