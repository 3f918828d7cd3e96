package dev.axle.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Bytes as the objects of a bucket whose keys begin alike. */
final class BucketStorage implements Storage {

  private final BucketClient client;
  private final String prefix;
  private final Spool spool;

  BucketStorage(BucketClient client, String prefix, Spool spool) {
    this.client = client;
    this.prefix = prefix;
    this.spool = spool;
  }

  @Override
  public void keep(String key, Path file) {
    client.put(prefix + key, file);
    Spool.discard(file);
  }

  @Override
  public Content open(String key) {
    ResponseInputStream<GetObjectResponse> bytes = client.get(prefix + key);
    return new Content(bytes, bytes.response().contentLength());
  }

  @Override
  public LocalFile local(String key) {
    Path copy = spool.place();
    try (Content content = open(key)) {
      Files.copy(content.bytes(), copy);
      return new LocalFile(copy, () -> Spool.discard(copy));
    } catch (IOException broken) {
      Spool.discard(copy);
      throw new StorageUnavailable("the bytes under " + key + " broke off", broken);
    }
  }

  @Override
  public void delete(String key) {
    client.delete(prefix + key);
  }

  @Override
  public void sweep(Instant before) {
    client.asking(
        () -> {
          for (S3Object object : client.list(prefix)) {
            if (object.lastModified().isBefore(before)) {
              client.delete(object.key());
            }
          }
          return before;
        });
  }
}
