package dev.axle.crm.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file, whatever its delimiter and encoding. */
final class CsvRows implements Rows {

  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final int LONGEST_HEADER = 1 << 20;

  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private int line;

  private CsvRows(CsvReader<CsvRecord> reader) {
    this.reader = reader;
    this.records = reader.iterator();
  }

  static CsvRows open(Path file, int columns) throws IOException {
    TextEncoding encoding = TextEncoding.of(file);
    char delimiter;
    try (BufferedReader head = encoding.reader(Files.newInputStream(file))) {
      delimiter = delimiter(head, columns);
    }
    return new CsvRows(
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .ofCsvRecord(encoding.reader(Files.newInputStream(file))));
  }

  /**
   * The delimiter that gives the first line as many columns as there should be, or else the most.
   */
  private static char delimiter(BufferedReader head, int columns) throws IOException {
    int[] counts = new int[DELIMITERS.length];
    boolean quoted = false;
    for (int i = 0; i < LONGEST_HEADER; i++) {
      int next = head.read();
      if (next < 0 || !quoted && (next == '\n' || next == '\r')) {
        break;
      }
      if (next == '"') {
        quoted = !quoted;
      }
      for (int d = 0; d < DELIMITERS.length && !quoted; d++) {
        if (next == DELIMITERS[d]) {
          counts[d]++;
        }
      }
    }
    int best = 0;
    for (int d = 0; d < DELIMITERS.length; d++) {
      if (counts[d] == columns - 1 && columns > 1) {
        return DELIMITERS[d];
      }
      if (counts[d] > counts[best]) {
        best = d;
      }
    }
    return DELIMITERS[best];
  }

  @Override
  public @Nullable Row next() throws IOException, Unreadable {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord csv = records.next();
      line = (int) csv.getStartingLineNumber();
      return new Row(line, csv.getFields(), Optional.empty());
    } catch (CsvParseException broken) {
      throw new Unreadable(
          ImportErrorType.COULD_NOT_PARSE_ROW, line + 1, "The row can't be read as CSV.");
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  @Override
  public boolean mayBeShort() {
    return false;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
