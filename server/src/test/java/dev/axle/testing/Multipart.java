package dev.axle.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A body of the type {@code multipart/form-data}. */
public final class Multipart {

  private static final String BOUNDARY = "----axle-7d8a61c94b";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Adds a field. */
  public Multipart field(String name, String text) {
    part("name=\"%s\"".formatted(name), "application/json", text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Adds a file. */
  public Multipart file(String name, String fileName, byte[] content) {
    part(
        "name=\"%s\"; filename=\"%s\"".formatted(name, fileName),
        "application/octet-stream",
        content);
    return this;
  }

  private void part(String disposition, String type, byte[] content) {
    bytes.writeBytes(
        "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
            .formatted(BOUNDARY, disposition, type)
            .getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(content);
    bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  /** The value of {@code Content-Type}. */
  public String type() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  /** All parts, and the end. */
  public byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(bytes.toByteArray());
    whole.writeBytes("--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
    return whole.toByteArray();
  }
}
