package dev.axle.ui;

import dev.axle.edge.Method;
import dev.axle.edge.Route;
import java.util.List;
import java.util.Optional;

/**
 * One line of the list of pages: what answers GET or POST of some paths.
 *
 * @param right that the visitor needs; without one the page is for anybody
 * @param asked by whom
 */
public record Page(
    String name,
    Method method,
    List<String> paths,
    Optional<Right> right,
    Asked asked,
    PageHandler handler)
    implements Route {

  /** Who asks for a page. */
  public enum Asked {
    /** Somebody who wants to see it, or sends a form. */
    BY_PEOPLE,
    /** The browser, again and again while a page is open: nobody need be there. */
    BY_THE_BROWSER
  }

  public Page {
    paths = List.copyOf(paths);
  }

  /** The same page with another handler. */
  public Page answeredBy(PageHandler other) {
    return new Page(name, method, paths, right, asked, other);
  }

  /** A page that anybody may see. */
  public static Page open(String name, Method method, String path, PageHandler handler) {
    return new Page(name, method, List.of(path), Optional.empty(), Asked.BY_PEOPLE, handler);
  }

  /** A page for those who are signed in and have a right. */
  public static Page of(String name, Method method, String path, Right right, PageHandler handler) {
    return of(name, method, List.of(path), right, handler);
  }

  /** The same, at several paths. */
  public static Page of(
      String name, Method method, List<String> paths, Right right, PageHandler handler) {
    return new Page(name, method, paths, Optional.of(right), Asked.BY_PEOPLE, handler);
  }

  /** A part of a page that the browser asks for every few seconds. It keeps no session alive. */
  public static Page refreshing(String name, String path, Right right, PageHandler handler) {
    return refreshing(name, List.of(path), right, handler);
  }

  /** The same, at several paths. */
  public static Page refreshing(String name, List<String> paths, Right right, PageHandler handler) {
    return new Page(name, Method.GET, paths, Optional.of(right), Asked.BY_THE_BROWSER, handler);
  }
}
