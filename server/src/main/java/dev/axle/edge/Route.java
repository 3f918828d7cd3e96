package dev.axle.edge;

import java.util.List;

/** What answers requests of a method and some paths. */
public interface Route {

  /** Unique among its kind, dotted. */
  String name();

  Method method();

  /** With {@code {parameters}}. */
  List<String> paths();
}
