package dev.axle.storage;

import java.nio.file.Path;
import java.util.function.Function;

/** Makes the storage of each feature in the one place that the settings name. */
public final class Storages implements AutoCloseable {

  private final Function<String, Storage> made;
  private final Runnable end;

  private Storages(Function<String, Storage> made, Runnable end) {
    this.made = made;
    this.end = end;
  }

  /** Folders below one of this machine. */
  public static Storages in(Path folder) {
    return new Storages(name -> new FolderStorage(folder.resolve(name)), () -> {});
  }

  /**
   * Prefixes of keys in a bucket.
   *
   * @throws Unusable if the bucket is not there or doesn't let us in
   */
  public static Storages in(Bucket bucket, Spool spool) throws Unusable {
    BucketClient client = BucketClient.open(bucket);
    return new Storages(name -> new BucketStorage(client, name + "/", spool), client::close);
  }

  /** A storage that can't be used, in words for whoever set it. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  /** The storage of a feature, apart from those of others. */
  public Storage of(String feature) {
    return made.apply(feature);
  }

  @Override
  public void close() {
    end.run();
  }
}
