package dev.axle.testing;

import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import dev.axle.portals.AccessToken;
import dev.axle.portals.Scopes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A portal as its developer sees it: an address, a token, and HTTP. */
public final class TestPortal {

  private final RunningAxle axle;
  private final PortalId id;
  private final AccessToken token;

  TestPortal(RunningAxle axle, PortalId id, AccessToken token) {
    this.axle = axle;
    this.id = id;
    this.token = token;
  }

  public PortalId id() {
    return id;
  }

  public String token() {
    return token.value();
  }

  AccessToken accessToken() {
    return token;
  }

  public String url() {
    return axle.url();
  }

  /** Moves the portal's clock so far ahead of the machine's. */
  public void moveClock(Duration ahead) {
    axle.moveClock(id, ahead);
  }

  /** The same portal through an app that has these scopes only. */
  public TestPortal withScopes(String... scopes) {
    return axle.app(id, "App with few scopes", Optional.empty(), Set.of(scopes));
  }

  /** The same portal through an app that acts for a user and may do everything. */
  public TestPortal forUser(String app, long user) {
    return axle.app(id, app, Optional.of(new UserId(user)), Scopes.all());
  }

  /** The same portal through any other token. */
  public TestPortal withToken(String other) {
    return new TestPortal(axle, id, new AccessToken(other));
  }

  /** The same portal, on an Axle that was started anew. */
  public TestPortal on(RunningAxle other) {
    return new TestPortal(other, id, token);
  }

  public Exchange get(String path) {
    return request("GET", path).send();
  }

  public Exchange delete(String path) {
    return request("DELETE", path).send();
  }

  public Exchange post(String path, String json) {
    return request("POST", path).json(json).send();
  }

  public Exchange patch(String path, String json) {
    return request("PATCH", path).json(json).send();
  }

  public Exchange put(String path, String json) {
    return request("PUT", path).json(json).send();
  }

  /** Sends a form, without a token. */
  public Exchange form(String path, Map<String, String> fields) {
    return new HttpCall(axle.url() + path, "POST").form(fields).send();
  }

  /** A request to be completed. It carries the portal's token unless told otherwise. */
  public HttpCall request(String method, String path) {
    return new HttpCall(axle.url() + path, method)
        .header("Authorization", "Bearer " + token.value());
  }
}
