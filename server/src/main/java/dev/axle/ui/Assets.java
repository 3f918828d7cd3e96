package dev.axle.ui;

import dev.axle.edge.Answer;
import dev.axle.edge.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;

/**
 * What pages load: all of it comes from here, and nothing from another host. An address names what
 * is in it by a checksum, so that browsers may keep it for ever.
 */
public final class Assets {

  private static final String TABLER = "/META-INF/resources/webjars/tabler__core/1.4.0/dist/";

  private record Asset(byte[] bytes, byte[] zipped, String type, String version) {}

  private final Map<String, Asset> byName =
      Map.of(
          "tabler.css", read(TABLER + "css/tabler.min.css", "text/css;charset=utf-8"),
          "tabler.js", read(TABLER + "js/tabler.min.js", "text/javascript;charset=utf-8"),
          "axle.css", read("axle.css", "text/css;charset=utf-8"),
          "axle.js", read("axle.js", "text/javascript;charset=utf-8"),
          "axle.svg", read("axle.svg", "image/svg+xml"));

  private static Asset read(String resource, String type) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      byte[] bytes = in.readAllBytes();
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
        zip.write(bytes);
      }
      return new Asset(bytes, zipped.toByteArray(), type, version(bytes));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String version(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return Long.toHexString(sum.getValue());
  }

  /** Where a page finds it. */
  public String address(String name) {
    Asset asset = byName.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("no asset " + name);
    }
    return "/assets/" + name + "?v=" + asset.version();
  }

  Optional<Answer> answer(String name, boolean takesZipped) {
    return Optional.ofNullable(byName.get(name))
        .map(
            asset ->
                takesZipped
                    ? new Answer(
                        200,
                        new Content(asset.zipped(), asset.type()),
                        Map.of("Cache-Control", FOR_EVER, "Content-Encoding", "gzip"))
                    : new Answer(
                        200,
                        new Content(asset.bytes(), asset.type()),
                        Map.of("Cache-Control", FOR_EVER)));
  }

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
}
