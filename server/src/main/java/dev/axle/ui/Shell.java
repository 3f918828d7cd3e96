package dev.axle.ui;

import java.util.List;
import java.util.Optional;

/**
 * What the frame around each page needs.
 *
 * @param here the path of the page
 * @param formToken for the forms on it
 */
public record Shell(
    String title,
    String here,
    Optional<Visitor> visitor,
    String formToken,
    List<Entry> entries,
    Assets assets) {

  /** An entry of the navigation. */
  public record Entry(String label, String path, Right right) {}

  /** Where something that pages load is. */
  public String asset(String name) {
    return assets.address(name);
  }

  /** Those that the visitor may open. */
  public List<Entry> shown() {
    return visitor
        .map(each -> entries.stream().filter(entry -> each.may(entry.right())).toList())
        .orElse(List.of());
  }

  /** Whether the page is this entry, or belongs to it and to no closer one. */
  public boolean isHere(Entry entry) {
    return isBelow(entry)
        && entries.stream()
            .noneMatch(other -> isBelow(other) && other.path().length() > entry.path().length());
  }

  private boolean isBelow(Entry entry) {
    return here.equals(entry.path()) || here.startsWith(entry.path() + "/");
  }
}
