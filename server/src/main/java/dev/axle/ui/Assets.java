package dev.axle.ui;

import dev.axle.edge.Answer;
import dev.axle.edge.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * What pages load: all of it comes from here, and nothing from another host. An address names the
 * version, so that browsers may keep it for ever.
 */
final class Assets {

  /** Grows whenever one of our own is changed. */
  static final String VERSION = "1";

  private static final String TABLER = "/META-INF/resources/webjars/tabler__core/1.4.0/dist/";

  private record Asset(byte[] bytes, byte[] zipped, String type) {}

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
      return new Asset(bytes, zipped.toByteArray(), type);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
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
