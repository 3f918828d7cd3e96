package dev.axle.edge;

import java.util.Optional;

/** The number of an app: the source of the writes that it makes, and the owner of its limits. */
public record AppId(long value) {

  /** Stands for the pages: those who are signed in to them act through no app. */
  public static final AppId PAGES = new AppId(0);

  /** The app that a text names; nothing if it is no number. */
  public static Optional<AppId> parse(String text) {
    return Numbers.parse(text).map(AppId::new);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
