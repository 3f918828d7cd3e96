package dev.axle.currencies;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The currencies that HubSpot knows; their names are the JDK's. */
final class CurrencyCodes {

  /** Names by code. */
  static final Map<String, String> ALL = read();

  private CurrencyCodes() {}

  private static Map<String, String> read() {
    try (InputStream in = CurrencyCodes.class.getResourceAsStream("codes.txt")) {
      if (in == null) {
        throw new IllegalStateException("missing resource codes.txt");
      }
      Map<String, String> names = new LinkedHashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(code -> !code.isBlank())
          .forEach(
              code -> names.put(code, Currency.getInstance(code).getDisplayName(Locale.ENGLISH)));
      return names;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
