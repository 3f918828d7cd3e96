package dev.axle.reference;

/**
 * A guide, as pages show it.
 *
 * @param name in addresses, such as {@code first-call}
 * @param html what it says, escaped where it is not ours
 */
public record Guide(String name, String title, String html) {

  /** Where it is read. */
  public String path() {
    return Guides.PATH + "/" + name;
  }
}
