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
    List<Section> sections,
    Assets assets) {

  /** An entry of the navigation. */
  public record Entry(String label, String path, Right right) {}

  /** Where something that pages load is. */
  public String asset(String name) {
    return assets.address(name);
  }

  /**
   * Entries that belong together.
   *
   * @param label over them; empty text for those that need none
   */
  public record Section(String label, List<Entry> entries) {
    public Section {
      entries = List.copyOf(entries);
    }

    private Section forThe(Visitor visitor) {
      return new Section(
          label, entries.stream().filter(entry -> visitor.may(entry.right())).toList());
    }
  }

  /** What the visitor may open. */
  public List<Section> shown() {
    return visitor.stream()
        .flatMap(each -> sections.stream().map(section -> section.forThe(each)))
        .filter(section -> !section.entries().isEmpty())
        .toList();
  }

  /** Whether the page is this entry, or belongs to it and to no closer one. */
  public boolean isHere(Entry entry) {
    return isBelow(entry)
        && sections.stream()
            .flatMap(section -> section.entries().stream())
            .noneMatch(other -> isBelow(other) && other.path().length() > entry.path().length());
  }

  private boolean isBelow(Entry entry) {
    return here.equals(entry.path()) || here.startsWith(entry.path() + "/");
  }
}
