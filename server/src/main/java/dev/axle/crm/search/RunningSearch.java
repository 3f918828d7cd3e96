package dev.axle.crm.search;

import java.util.Map;

/** Search, from its start to its end. */
public interface RunningSearch extends Search, AutoCloseable {

  /** {@code ok} or what is being done, or can't be. */
  Map<String, String> states();

  @Override
  void close();
}
