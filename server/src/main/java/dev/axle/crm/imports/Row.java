package dev.axle.crm.imports;

import java.util.List;
import java.util.Optional;

/**
 * A row of a file.
 *
 * @param line where it begins, from 1
 * @param page the name of the sheet, if the file has sheets
 */
record Row(int line, List<String> cells, Optional<String> page) {

  boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }

  int characters() {
    int sum = 0;
    for (String cell : cells) {
      sum += cell.length();
    }
    return sum;
  }
}
