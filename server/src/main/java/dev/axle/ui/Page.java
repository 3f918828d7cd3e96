package dev.axle.ui;

import dev.axle.edge.Method;
import dev.axle.edge.Route;
import java.util.List;
import java.util.Optional;

/**
 * One line of the list of pages: what answers GET or POST of a path.
 *
 * @param right that the visitor needs; without one the page is for anybody
 */
public record Page(
    String name, Method method, String path, Optional<Right> right, PageHandler handler)
    implements Route {

  @Override
  public List<String> paths() {
    return List.of(path);
  }

  /** A page that anybody may see. */
  public static Page open(String name, Method method, String path, PageHandler handler) {
    return new Page(name, method, path, Optional.empty(), handler);
  }

  /** A page for those who are signed in and have a right. */
  public static Page of(String name, Method method, String path, Right right, PageHandler handler) {
    return new Page(name, method, path, Optional.of(right), handler);
  }
}
