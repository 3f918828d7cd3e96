package dev.axle.portals;

import java.util.List;

/** Tells what scopes open. The pages of apps ask; the feature that describes the API answers. */
@FunctionalInterface
public interface ScopeGuide {

  /** What each call does that a scope opens, in words; empty for one that opens nothing here. */
  List<String> opened(String scope);
}
