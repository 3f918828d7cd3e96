package dev.axle.edge;

/** The number of an app: the source of the writes that it makes, and the owner of its limits. */
public record AppId(long value) {

  /** Stands for the pages: those who are signed in to them act through no app. */
  public static final AppId PAGES = new AppId(0);

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
