package dev.axle.files;

import dev.axle.edge.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The bytes of files, in a folder of the machine, under names that say nothing. */
final class FileBytes {

  private record Size(int width, int height) {}

  private final Path root;

  FileBytes(Path root) {
    this.root = root;
  }

  /** Takes the bytes of an upload in. */
  StoredFile.Content keep(Upload.File file, String extension) {
    String key = UUID.randomUUID().toString();
    try {
      Path place = path(key);
      file.moveTo(place);
      Optional<Size> size = type(extension).equals("IMG") ? size(place) : Optional.empty();
      return new StoredFile.Content(
          key,
          Files.size(place),
          md5(place),
          type(extension),
          size.map(Size::width),
          size.map(Size::height));
    } catch (IOException unwritable) {
      throw new UncheckedIOException("the upload can't be kept", unwritable);
    }
  }

  /** Two characters of the name make the folder, so that none grows endless. */
  Path path(String key) {
    return root.resolve(key.substring(0, 2)).resolve(key);
  }

  void delete(String key) {
    try {
      Files.deleteIfExists(path(key));
    } catch (IOException left) {
      throw new UncheckedIOException("a file can't be deleted", left);
    }
  }

  private static String md5(Path place) throws IOException {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(place), MessageDigest.getInstance("MD5"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** Reads the head of an image, not its pixels. */
  private static Optional<Size> size(Path place) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(place.toFile())) {
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

  private static String type(String extension) {
    return switch (extension.toLowerCase(Locale.ROOT)) {
      case "png", "jpg", "jpeg", "gif", "bmp", "webp", "svg", "ico", "tif", "tiff" -> "IMG";
      case "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "csv", "odt", "ods" -> "DOCUMENT";
      case "mp3", "wav", "ogg", "m4a", "flac" -> "AUDIO";
      case "mp4", "mov", "avi", "webm", "mkv" -> "MOVIE";
      case "txt", "md", "json", "xml", "html", "css", "js" -> "TEXT";
      default -> "OTHER";
    };
  }
}
