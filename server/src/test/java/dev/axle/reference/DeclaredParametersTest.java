package dev.axle.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a class of operations reads from the query by name, it has declared. The sources are looked
 * at, class by class: names that come by a variable are not seen.
 */
class DeclaredParametersTest {

  private static final Pattern READ =
      Pattern.compile("query(?:\\(\\))?\\s*\\.(?:text|flag|list)\\(\\s*\"(\\w+)\"");
  private static final Pattern DECLARED =
      Pattern.compile("Parameter\\.(?:text|number|flag|time)s?\\(\\s*\"(\\w+)\"");
  private static final Pattern LIMITED = Pattern.compile("query\\(\\)\\s*\\.limit\\(");

  @Test
  void everyNameThatIsReadIsDeclared() throws IOException {
    Map<String, TreeSet<String>> undeclared = new TreeMap<>();
    int read = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith("Api.java")).toList()) {
        String source = Files.readString(file);
        TreeSet<String> names = found(READ, source);
        if (LIMITED.matcher(source).find()) {
          names.add("limit");
        }
        read += names.size();
        names.removeAll(found(DECLARED, source));
        for (String common : new String[] {"limit", "after", "archived"}) {
          if (source.contains("Parameter." + common + "(")) {
            names.remove(common);
          }
        }
        if (!names.isEmpty()) {
          undeclared.put(String.valueOf(file.getFileName()), names);
        }
      }
    }
    assertThat(undeclared).isEmpty();
    assertThat(read).isGreaterThan(60);
  }

  private static TreeSet<String> found(Pattern pattern, String source) {
    TreeSet<String> found = new TreeSet<>();
    pattern.matcher(source).results().forEach(each -> found.add(each.group(1)));
    return found;
  }
}
