package io.pgconvoy.compat.s3;

import io.pgconvoy.storage.s3.S3Checksum;
import io.pgconvoy.storage.s3.S3Settings;
import io.pgconvoy.storage.s3.S3Storage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An S3 server in this process that keeps objects in memory, and a client that looks at them. */
final class S3Server implements AutoCloseable {
    static final String BUCKET = "bucket";
    static final String KEY = "key";
    static final String SECRET = "secret";
    static final long SMALLEST_PART = 5 * 1024 * 1024;

    private final S3Proxy server;
    private final S3Client client;

    private S3Server(S3Proxy server) {
        this.server = server;
        this.client = client(endpoint());
        client.createBucket(request -> request.bucket(BUCKET));
    }

    static S3Client client(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    static S3Server start() throws Exception {
        return start(new TransientNio2BlobStore());
    }

    static S3Server start(BlobStore objects) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("s3proxy.endpoint", "http://127.0.0.1:0");
        properties.setProperty("s3proxy.authorization", "aws-v4");
        properties.setProperty("s3proxy.identity", KEY);
        properties.setProperty("s3proxy.credential", SECRET);
        properties.setProperty("s3proxy.metrics.enabled", "false");
        S3Proxy server =
                S3Proxy.Builder.fromProperties(properties).blobStore(objects).build();
        server.start();
        return new S3Server(server);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    S3Client client() {
        return client;
    }

    /** A storage that is patient with this machine, and sends parts as small as the protocol allows. */
    S3Storage storage() {
        return storage(endpoint(), S3Checksum.CRC32);
    }

    static S3Storage storage(URI endpoint, S3Checksum checksum) {
        return new S3Storage(settings(endpoint, checksum));
    }

    static S3Settings settings(URI endpoint, S3Checksum checksum) {
        return settings(endpoint, KEY, SECRET, checksum, new S3Settings.Retries(4, Duration.ofSeconds(30)));
    }

    static S3Settings settings(
            URI endpoint, String key, String secret, S3Checksum checksum, S3Settings.Retries retries) {
        return new S3Settings(
                new S3Settings.Endpoint(endpoint, null, true, true),
                new S3Settings.Identity(null, new S3Settings.Keys(key, secret, null)),
                new S3Settings.ObjectTerms(null, null, null, Map.of(), checksum, SMALLEST_PART),
                retries);
    }

    List<String> keys() {
        return client.listObjectsV2(request -> request.bucket(BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    List<String> unfinished() {
        return client.listMultipartUploads(request -> request.bucket(BUCKET)).uploads().stream()
                .map(MultipartUpload::key)
                .toList();
    }

    byte[] content(String key) {
        return client.getObjectAsBytes(request -> request.bucket(BUCKET).key(key))
                .asByteArrayUnsafe();
    }

    void empty() {
        keys().forEach(key ->
                client.deleteObject(request -> request.bucket(BUCKET).key(key)));
    }

    static String address(String key) {
        return "s3://" + BUCKET + "/" + key;
    }

    @Override
    public void close() throws Exception {
        client.close();
        server.stop();
    }
}
