package dev.axle.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** What kind of file an extension makes. */
enum FileType {
  IMG,
  DOCUMENT,
  AUDIO,
  MOVIE,
  TEXT,
  OTHER;

  /** Width and height in pixels. */
  record Size(int width, int height) {}

  static FileType of(String extension) {
    return switch (extension.toLowerCase(Locale.ROOT)) {
      case "png", "jpg", "jpeg", "gif", "bmp", "webp", "svg", "ico", "tif", "tiff" -> IMG;
      case "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "csv", "odt", "ods" -> DOCUMENT;
      case "mp3", "wav", "ogg", "m4a", "flac" -> AUDIO;
      case "mp4", "mov", "avi", "webm", "mkv" -> MOVIE;
      case "txt", "md", "json", "xml", "html", "css", "js" -> TEXT;
      default -> OTHER;
    };
  }

  /** The size of an image, from its head, not its pixels. */
  Optional<Size> size(Path file) {
    if (this != IMG) {
      return Optional.empty();
    }
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return Optional.of(new Size(reader.getWidth(0), reader.getHeight(0)));
      } finally {
        reader.dispose();
      }
    } catch (IOException notAnImage) {
      return Optional.empty();
    }
  }
}
