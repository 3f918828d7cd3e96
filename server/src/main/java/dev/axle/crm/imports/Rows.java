package dev.axle.crm.imports;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after the other; none is kept. */
interface Rows extends Closeable {

  /**
   * The next row, null after the last.
   *
   * @throws Unreadable if the file goes on in no form that can be read
   */
  @Nullable Row next() throws IOException, Unreadable;

  /** Whether rows may be shorter than the header because their last cells are blank. */
  boolean mayBeShort();

  /** Part of a file that is not of its format. */
  final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final ImportErrorType type;
    private final int line;

    Unreadable(ImportErrorType type, int line, String message) {
      super(message);
      this.type = type;
      this.line = line;
    }

    ImportErrorType type() {
      return type;
    }

    int line() {
      return line;
    }
  }

  /**
   * Opens a file.
   *
   * @param columns how many it is said to have; tells delimiters apart
   */
  static Rows of(Path file, boolean spreadsheet, int columns) throws IOException, Unreadable {
    return spreadsheet ? SheetRows.open(file) : CsvRows.open(file, columns);
  }
}
