package dev.axle.edge;

import java.nio.charset.StandardCharsets;

/**
 * A body of an answer that is not JSON, such as a page.
 *
 * @param type as the header {@code Content-Type} says it
 */
public record Content(byte[] bytes, String type) {

  public static Content html(String text) {
    return new Content(text.getBytes(StandardCharsets.UTF_8), "text/html;charset=utf-8");
  }
}
