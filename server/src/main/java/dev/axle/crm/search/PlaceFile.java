package dev.axle.crm.search;

import dev.axle.journal.Position;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** Places in a file, for a node that has indexes of its own. */
final class PlaceFile implements Places {

  private final Path file;

  PlaceFile(Path folder) {
    this.file = folder.resolve("place");
  }

  @Override
  public Optional<Place> read() {
    try {
      List<String> words = List.of(Files.readString(file).strip().split(" "));
      return words.size() == 3
          ? Optional.of(
              new Place(
                  words.get(0),
                  new Position(Long.parseLong(words.get(1)), Long.parseLong(words.get(2)))))
          : Optional.empty();
    } catch (NoSuchFileException | NumberFormatException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new IndexUnusable(file + " can't be read", unreadable);
    }
  }

  @Override
  public void write(Place place) {
    Position position = place.position();
    Path next = file.resolveSibling("place.next");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          next, "%s %d %d\n".formatted(place.database(), position.tx(), position.seq()));
      try (FileChannel written = FileChannel.open(next, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new IndexUnusable(file + " can't be written", unwritable);
    }
  }
}
