package dev.axle.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * One bucket, through Amazon's client. Checksums newer than MD5 are left out: not every server has
 * them.
 */
final class BucketClient {

  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final int BUFFER = 64 * 1024;

  private final S3Client s3;
  private final Bucket bucket;

  private BucketClient(S3Client s3, Bucket bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  static BucketClient open(Bucket bucket) throws Storages.Unusable {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(bucket.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(bucket.accessKey(), bucket.secretKey())))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(settings -> settings.chunkedEncodingEnabled(false))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECTING)
                    .socketTimeout(SILENCE));
    bucket
        .endpoint()
        .ifPresent(endpoint -> builder.endpointOverride(endpoint).forcePathStyle(true));
    BucketClient client = new BucketClient(builder.build(), bucket);
    try {
      client.s3.headBucket(request -> request.bucket(bucket.name()));
      return client;
    } catch (S3Exception refused) {
      client.close();
      throw new Storages.Unusable(
          refused.statusCode() == 404
              ? "There is no %s. Make it, or correct AXLE_S3_BUCKET.".formatted(bucket)
              : "The %s refuses us (status %d). Check AXLE_S3_ACCESS_KEY, AXLE_S3_SECRET_KEY and AXLE_S3_REGION."
                  .formatted(bucket, refused.statusCode()));
    } catch (SdkException unreachable) {
      client.close();
      throw new Storages.Unusable(
          "The %s can't be reached: %s. Check AXLE_S3_ENDPOINT and AXLE_S3_REGION."
              .formatted(bucket, unreachable.getMessage()));
    }
  }

  void put(String key, Path file) {
    String md5 = md5(file);
    asking(
        () ->
            s3.putObject(
                request -> request.bucket(bucket.name()).key(key).contentMD5(md5),
                RequestBody.fromFile(file)));
  }

  ResponseInputStream<GetObjectResponse> get(String key) {
    try {
      return asking(() -> s3.getObject(request -> request.bucket(bucket.name()).key(key)));
    } catch (StorageUnavailable failure) {
      if (failure.getCause() instanceof NoSuchKeyException) {
        throw new NothingStored(key);
      }
      throw failure;
    }
  }

  void delete(String key) {
    asking(() -> s3.deleteObject(request -> request.bucket(bucket.name()).key(key)));
  }

  /** All that lies under keys that begin so, a page at a time. */
  Iterable<S3Object> list(String prefix) {
    return s3.listObjectsV2Paginator(request -> request.bucket(bucket.name()).prefix(prefix))
        .contents();
  }

  <T> T asking(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException failure) {
      throw new StorageUnavailable(
          "the %s can't be used now: %s".formatted(bucket, failure.getMessage()), failure);
    }
  }

  void close() {
    s3.close();
  }

  /** What the server checks the bytes against. */
  private static String md5(Path file) {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("MD5"))) {
      byte[] buffer = new byte[BUFFER];
      while (digest.read(buffer) >= 0) {
        // read for the digest
      }
      return Base64.getEncoder().encodeToString(digest.getMessageDigest().digest());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
