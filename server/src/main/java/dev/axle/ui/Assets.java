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

  private static final String WEBJARS = "/META-INF/resources/webjars/";
  private static final String TABLER = WEBJARS + "tabler__core/1.4.0/dist/";
  private static final String SCRIPT = "text/javascript;charset=utf-8";
  private static final String STYLE = "text/css;charset=utf-8";

  private record Asset(byte[] bytes, byte[] zipped, String type, String version) {}

  private final Map<String, Asset> byName =
      Map.of(
          "tabler.css", read(TABLER + "css/tabler.min.css", STYLE),
          "tabler.js", read(TABLER + "js/tabler.min.js", SCRIPT),
          "htmx.js", read(WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js", SCRIPT),
          "echarts.js", read(WEBJARS + "echarts/5.5.0/echarts.common.min.js", SCRIPT),
          "charts.js", read("charts.js", SCRIPT),
          "docs.js", read("docs.js", SCRIPT),
          "axle.css", read("axle.css", STYLE),
          "axle.js", read("axle.js", SCRIPT),
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
