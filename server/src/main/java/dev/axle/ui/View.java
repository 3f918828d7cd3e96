package dev.axle.ui;

import dev.axle.edge.Content;
import dev.axle.edge.Secret;
import java.util.Map;
import java.util.Optional;

/** What a page answers. */
public sealed interface View {

  /**
   * A drawn page.
   *
   * @param template below {@code src/main/jte}, such as {@code people/sign-in}
   * @param title of the window
   * @param model the template's parameters, beside {@code shell}
   * @param leadsTo an origin beside our own that the answer to a form on it may lead to
   */
  record Drawn(
      int status,
      String template,
      String title,
      Map<String, Object> model,
      Optional<String> leadsTo)
      implements View {

    /** Whether it says why something was not done. */
    public boolean isRefusal() {
      return status >= 400;
    }

    /** The same, with a form whose answer leads to another origin. */
    public Drawn leadingTo(String origin) {
      return new Drawn(status, template, title, model, Optional.of(origin));
    }
  }

  /** A picture whose address names what is in it, so that the browser may keep it. */
  record Picture(Content content) implements View {}

  /** Another address to go on with. */
  record Elsewhere(String address) implements View {}

  /** Another address, and a session that the browser keeps from now on. */
  record SignedIn(Secret session, String address) implements View {}

  /** Another address, and an end of the session that the browser had. */
  record SignedOut(String address) implements View {}

  static Drawn page(String template, String title, Map<String, Object> model) {
    return new Drawn(200, template, title, model, Optional.empty());
  }

  /** The page with what was wrong in it. */
  static Drawn refused(String template, String title, Map<String, Object> model) {
    return new Drawn(422, template, title, model, Optional.empty());
  }

  /**
   * A page with forms on it: refused if what its template is given as {@code problem} is not empty.
   */
  static Drawn form(String template, String title, Map<String, Object> model) {
    return "".equals(model.get("problem"))
        ? page(template, title, model)
        : refused(template, title, model);
  }

  static View goTo(String address) {
    return new Elsewhere(address);
  }
}
