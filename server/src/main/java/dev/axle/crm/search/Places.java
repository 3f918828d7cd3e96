package dev.axle.crm.search;

import dev.axle.journal.Position;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How far all indexes together have come: an index whose own place is behind this one has missed
 * nothing, since nothing of its portal lies between.
 */
public interface Places {

  /**
   * @param database that the journal is of
   */
  record Place(String database, Position position) {}

  /** Nothing if there is none that can be read. */
  Optional<Place> read();

  void write(Place place);

  /** Kept in a folder, by a node that has indexes of its own. */
  static Places in(Path folder) {
    return new PlaceFile(folder);
  }
}
