package dev.axle.ui;

import dev.axle.edge.PathParameters;
import dev.axle.edge.Query;
import dev.axle.edge.Request;
import dev.axle.edge.Secret;
import java.util.Optional;

/** One request of a page. */
public final class Visit {

  private final Request request;
  private final PathParameters path;
  private final Query query;
  private final Form form;
  private final Optional<Visitor> visitor;
  private final Optional<Secret> session;
  private Optional<Deed> deed = Optional.empty();

  Visit(
      Request request,
      PathParameters path,
      Query query,
      Form form,
      Optional<Visitor> visitor,
      Optional<Secret> session) {
    this.request = request;
    this.path = path;
    this.query = query;
    this.form = form;
    this.visitor = visitor;
    this.session = session;
  }

  /**
   * Who visits.
   *
   * @throws IllegalStateException on a page that is for anybody: a fault of ours
   */
  public Visitor visitor() {
    return visitor.orElseThrow();
  }

  /** Who visits a page that is for anybody. */
  public Optional<Visitor> visitorIfAny() {
    return visitor;
  }

  public Optional<Secret> session() {
    return session;
  }

  public String path(String name) {
    return path.get(name);
  }

  /** The value of a parameter that only some of the page's paths have. */
  public Optional<String> pathIfAny(String name) {
    return Optional.ofNullable(path.values().get(name));
  }

  public Query query() {
    return query;
  }

  /** The query as it came, without the question mark; empty text if there is none. */
  public String rawQuery() {
    return request.rawQuery().orElse("");
  }

  /** The fields that were sent; none if it was not a form. */
  public Query form() {
    return form.fields();
  }

  /** A file that was sent with the form; nothing if the field was left empty. */
  public Optional<byte[]> file(String name) {
    return Optional.ofNullable(form.files().get(name));
  }

  /** A field of the form without the spaces around it; empty text if there is none. */
  public String field(String name) {
    return form.fields().text(name).orElse("").strip();
  }

  /** Says what is about to be done. */
  public void announce(Deed next) {
    deed = Optional.of(next);
  }

  /** The same, in the account that is open. */
  public void announce(String target, String detail) {
    announce(new Deed(visitor().account(), target, detail));
  }

  /** What the page said that it does. */
  public Optional<Deed> deed() {
    return deed;
  }

  public String clientAddress() {
    return request.clientAddress();
  }

  public String userAgent() {
    return request.header("User-Agent").orElse("");
  }

  /** Scheme and authority that the browser used. */
  public String origin() {
    return request.origin();
  }
}
