package dev.axle.crm.imports;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a text file is encoded: as its byte order mark says, else UTF-8 if all of it is, else the
 * encoding of western Windows, of which ISO 8859-1 is a part.
 *
 * @param mark bytes to skip
 */
record TextEncoding(Charset charset, int mark) {

  private static final int BUFFER = 1 << 16;

  static TextEncoding of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(3);
      if (starts(head, 0xEF, 0xBB, 0xBF)) {
        return new TextEncoding(StandardCharsets.UTF_8, 3);
      }
      if (starts(head, 0xFF, 0xFE)) {
        return new TextEncoding(StandardCharsets.UTF_16LE, 2);
      }
      if (starts(head, 0xFE, 0xFF)) {
        return new TextEncoding(StandardCharsets.UTF_16BE, 2);
      }
    }
    return isUtf8(file)
        ? new TextEncoding(StandardCharsets.UTF_8, 0)
        : new TextEncoding(Charset.forName("windows-1252"), 0);
  }

  private static boolean starts(byte[] head, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUtf8(Path file) throws IOException {
    char[] buffer = new char[BUFFER];
    try (InputStreamReader reader =
        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
      while (reader.read(buffer) >= 0) {
        // only whether it can be read
      }
      return true;
    } catch (CharacterCodingException otherEncoding) {
      return false;
    }
  }

  BufferedReader reader(InputStream in) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in, BUFFER);
    bytes.skipNBytes(mark);
    return new BufferedReader(new InputStreamReader(bytes, charset), BUFFER);
  }
}
