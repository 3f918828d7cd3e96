package dev.axle.crm.filters;

import java.util.List;

/** A text in which {@code *} stands for any letters, also for none. */
public final class Glob {

  private final List<String> parts;

  private Glob(String pattern) {
    this.parts = List.of(pattern.split("\\*", -1));
  }

  /** For the texts of a property of this kind. */
  public static Glob of(Property.Kind kind, String pattern) {
    return new Glob(
        kind == Property.Kind.TEXT ? NormalForms.text(pattern) : NormalForms.option(pattern));
  }

  /** What a text has to begin with. */
  public String prefix() {
    return parts.getFirst();
  }

  /** Whether there is no star. */
  public boolean isExact() {
    return parts.size() == 1;
  }

  /** Whether the only star is at the end. */
  public boolean isPrefix() {
    return parts.size() == 2 && parts.getLast().isEmpty();
  }

  public boolean matches(String text) {
    if (isExact()) {
      return text.equals(prefix());
    }
    String last = parts.getLast();
    if (!text.startsWith(prefix()) || text.length() < prefix().length() + last.length()) {
      return false;
    }
    int at = prefix().length();
    int end = text.length() - last.length();
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = text.indexOf(part, at);
      if (found < 0 || found + part.length() > end) {
        return false;
      }
      at = found + part.length();
    }
    return text.endsWith(last);
  }
}
