package dev.axle.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The parts of a body as Jetty reads them: files go to the disk, never into memory. */
final class JettyUpload implements Upload {

  private static final long TEXT_BYTES = 4 * 1024 * 1024;
  private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

  private final MultiPartFormData.Parts parts;

  private JettyUpload(MultiPartFormData.Parts parts) {
    this.parts = parts;
  }

  static JettyUpload of(Request request, String contentType, Bounds bounds) {
    long largest = bounds.part();
    MultiPartConfig config =
        new MultiPartConfig.Builder()
            .location(FOLDER)
            .maxParts(bounds.parts())
            .maxPartSize(largest)
            .maxSize(largest * 4)
            .maxMemoryPartSize(TEXT_BYTES)
            .build();
    try {
      return new JettyUpload(
          MultiPartFormData.getParts(new Unfailing(request), request, contentType, config));
    } catch (BadMessageException broken) {
      throw broken.getCode() == 413
          ? last(EdgeProblems.tooLarge(largest))
          : last(EdgeProblems.brokenBody());
    } catch (RuntimeException broken) {
      if (broken instanceof HttpException http && http.getCode() == 413
          || String.valueOf(broken.getMessage()).contains("max")) {
        throw last(EdgeProblems.tooLarge(largest));
      }
      throw last(EdgeProblems.brokenBody());
    }
  }

  /** Where a body was not read to its end, no other request can follow on its connection. */
  private static Problem last(Problem problem) {
    return problem.header("Connection", "close");
  }

  /** The body of a request; what is wrong with it must not break the connection it is told over. */
  private record Unfailing(Content.Source body) implements Content.Source {

    @Override
    public long getLength() {
      return body.getLength();
    }

    @Override
    public Content.@Nullable Chunk read() {
      return body.read();
    }

    @Override
    public void demand(Runnable callback) {
      body.demand(callback);
    }

    @Override
    public void fail(Throwable reason) {
      // answered by the edge
    }
  }

  @Override
  public Optional<String> text(String name) {
    MultiPart.Part part = parts.getFirst(name);
    if (part == null) {
      return Optional.empty();
    }
    if (part.getLength() > TEXT_BYTES) {
      throw EdgeProblems.tooLarge(TEXT_BYTES);
    }
    return Optional.of(part.getContentAsString(StandardCharsets.UTF_8));
  }

  @Override
  public Query fields() {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (MultiPart.Part part : parts) {
      if (part.getFileName() == null) {
        fields
            .computeIfAbsent(part.getName(), unused -> new ArrayList<>(1))
            .add(part.getContentAsString(StandardCharsets.UTF_8));
      }
    }
    return new Query(fields);
  }

  @Override
  public Set<String> fileNames() {
    Set<String> names = new LinkedHashSet<>();
    for (MultiPart.Part part : parts) {
      if (part.getFileName() != null) {
        names.add(part.getName());
      }
    }
    return names;
  }

  @Override
  public List<File> files(String name) {
    return parts.getAll(name).stream()
        .filter(part -> part.getFileName() != null)
        .map(part -> (File) new Received(part))
        .toList();
  }

  private record Received(MultiPart.Part part) implements File {

    @Override
    public String name() {
      return part.getFileName();
    }

    @Override
    public byte[] bytes() {
      try (InputStream in = Content.Source.asInputStream(part.getContentSource())) {
        return in.readAllBytes();
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    @Override
    public void moveTo(Path place) throws IOException {
      Files.createDirectories(place.toAbsolutePath().getParent());
      part.writeTo(place);
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}
