package dev.axle.listen;

/** Colours of a terminal, or none. */
enum Colours {
  SHOWN("\u001b[32m", "\u001b[31m", "\u001b[2m", "\u001b[0m"),
  NONE("", "", "", "");

  private final String good;
  private final String bad;
  private final String quiet;
  private final String end;

  Colours(String good, String bad, String quiet, String end) {
    this.good = good;
    this.bad = bad;
    this.quiet = quiet;
    this.end = end;
  }

  String good(String text) {
    return good + text + end;
  }

  String bad(String text) {
    return bad + text + end;
  }

  String quiet(String text) {
    return quiet + text + end;
  }
}
