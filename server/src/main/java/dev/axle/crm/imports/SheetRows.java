package dev.axle.crm.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** The rows of the first sheet of an XLSX file. */
final class SheetRows implements Rows {

  private static final int MOST_COLUMNS = 16_384;

  /** What a number format says literally: quoted, escaped, or in brackets. */
  private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.");

  private final ReadableWorkbook workbook;
  private final Stream<org.dhatim.fastexcel.reader.Row> stream;
  private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
  private final String sheet;
  private int line;

  private SheetRows(
      ReadableWorkbook workbook, Stream<org.dhatim.fastexcel.reader.Row> stream, String sheet) {
    this.workbook = workbook;
    this.stream = stream;
    this.rows = stream.iterator();
    this.sheet = sheet;
  }

  static SheetRows open(Path file) throws Unreadable {
    try {
      ReadableWorkbook workbook =
          new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
      try {
        Sheet first = workbook.getFirstSheet();
        return new SheetRows(workbook, first.openStream(), first.getName());
      } catch (IOException | RuntimeException broken) {
        workbook.close();
        throw broken;
      }
    } catch (IOException | RuntimeException notASpreadsheet) {
      throw new Unreadable(
          ImportErrorType.INVALID_SPREADSHEET, 1, "The file can't be read as an XLSX spreadsheet.");
    }
  }

  @Override
  public @Nullable Row next() throws Unreadable {
    try {
      while (rows.hasNext()) {
        org.dhatim.fastexcel.reader.Row read = rows.next();
        line = read.getRowNum();
        Row row = new Row(line, cells(read), Optional.of(sheet));
        if (!row.isBlank()) {
          return row;
        }
      }
      return null;
    } catch (ExcelReaderException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw new Unreadable(
          ImportErrorType.INVALID_SPREADSHEET, line + 1, "The sheet can't be read on.");
    }
  }

  private static List<String> cells(org.dhatim.fastexcel.reader.Row row) {
    int count = Math.min(row.getCellCount(), MOST_COLUMNS);
    List<String> cells = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      cells.add(row.getOptionalCell(i).map(SheetRows::text).orElse(""));
    }
    return cells;
  }

  private static String text(Cell cell) {
    if (cell.getType() == CellType.ERROR) {
      return "";
    }
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      return isDate(cell.getDataFormatString()) ? date(cell, number) : number.toPlainString();
    }
    return value == null ? "" : value.toString();
  }

  private static String date(Cell cell, BigDecimal number) {
    try {
      LocalDateTime time = cell.asDate().truncatedTo(ChronoUnit.SECONDS);
      return time.toLocalTime().equals(LocalTime.MIDNIGHT)
          ? time.toLocalDate().toString()
          : time.toLocalDate() + " " + time.toLocalTime().format(TIME);
    } catch (ExcelReaderException notADate) {
      return number.toPlainString();
    }
  }

  private static final java.time.format.DateTimeFormatter TIME =
      java.time.format.DateTimeFormatter.ofPattern("HH:mm:ss", java.util.Locale.ROOT);

  private static boolean isDate(@Nullable String format) {
    if (format == null || format.equals("General")) {
      return false;
    }
    String bare = LITERALS.matcher(format).replaceAll("");
    return bare.chars().anyMatch(c -> "yYdDhH".indexOf(c) >= 0)
        || bare.toLowerCase(java.util.Locale.ROOT).contains("mmm");
  }

  @Override
  public boolean mayBeShort() {
    return true;
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }
}
