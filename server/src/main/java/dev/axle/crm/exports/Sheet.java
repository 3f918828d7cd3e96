package dev.axle.crm.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A file of rows, written one after the other. */
interface Sheet extends AutoCloseable {

  void write(List<String> row) throws IOException;

  @Override
  void close() throws IOException;

  static Sheet csv(Path file) throws IOException {
    CsvWriter writer = CsvWriter.builder().build(file, StandardCharsets.UTF_8);
    return new Sheet() {
      @Override
      public void write(List<String> row) {
        writer.writeRecord(row);
      }

      @Override
      public void close() throws IOException {
        writer.close();
      }
    };
  }

  /** Rows leave memory every thousand. */
  static Sheet workbook(Path file, String name) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
    Workbook workbook = new Workbook(out, "Axle", "1.0");
    Worksheet sheet = workbook.newWorksheet(name);
    return new Sheet() {
      private static final int FLUSHED = 1_000;
      private int rows;

      @Override
      public void write(List<String> row) throws IOException {
        for (int column = 0; column < row.size(); column++) {
          sheet.value(rows, column, row.get(column));
        }
        if (++rows % FLUSHED == 0) {
          sheet.flush();
        }
      }

      @Override
      public void close() throws IOException {
        workbook.close();
        out.close();
      }
    };
  }
}
