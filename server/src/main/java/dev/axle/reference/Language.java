package dev.axle.reference;

/** A language that examples are given in. */
public enum Language {
  CURL("curl"),
  NODE("Node"),
  PYTHON("Python"),
  JAVA("Java");

  private final String title;

  Language(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
