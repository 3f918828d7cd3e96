package dev.axle.contract;

import dev.axle.crm.schemas.ObjectType;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.SQLException;

/** A test's portal, as the contract tests speak to it. */
final class ContractPortal {

  private final TestPortal portal;

  ContractPortal(Class<?> test) {
    this.portal = RunningAxle.get().portal(test);
  }

  /** The portal as a token of all scopes opens it. */
  PortalApi api() {
    return (method, path, body) -> send(portal, true, method, path, body);
  }

  /** The same portal without a token. */
  PortalApi stranger() {
    return (method, path, body) -> send(portal, false, method, path, body);
  }

  /** The same portal with a token of these scopes. */
  PortalApi withScopes(String... scopes) {
    var app = portal.withScopes(scopes);
    return (method, path, body) -> send(app, true, method, path, body);
  }

  /**
   * Puts a record where the API makes none: of a type whose records come from other products.
   *
   * @return its id
   */
  String seeded(ObjectType type) {
    try (var database = RunningAxle.get().database();
        var insert =
            database.prepareStatement(
                """
                with made as (
                  insert into crm_object (portal_id, object_type, id, properties, created_at, updated_at)
                  values (?, ?, nextval('object_id_block'), '{}', now(), now())
                  returning portal_id, object_type, id
                )
                insert into change
                  (portal_id, object_type, object_id, kind, occurred_at, source_type, source_id, delta)
                select portal_id, object_type, id, 'CREATED', now(), 'TEST', 'seed', '{}' from made
                returning object_id
                """)) {
      insert.setLong(1, portal.id().value());
      insert.setString(2, type.id().value());
      try (var rows = insert.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("no record of " + type.name(), failure);
    }
  }

  /**
   * Puts an owner into the portal.
   *
   * @return the id of the user that the owner is
   */
  String user() {
    try (var database = RunningAxle.get().database();
        var insert =
            database.prepareStatement(
                """
                insert into owner
                  (portal_id, owner_id, user_id, email, first_name, last_name, created_at, updated_at)
                values (?, 77, 78, 'owner@example.com', 'O', 'W', now(), now())
                on conflict do nothing
                """)) {
      insert.setLong(1, portal.id().value());
      insert.executeUpdate();
      return "78";
    } catch (SQLException failure) {
      throw new IllegalStateException("no owner", failure);
    }
  }

  private static Answered send(
      TestPortal portal, boolean known, String method, String path, String body) {
    var request = portal.request(method, path);
    if (!known) {
      request.without("Authorization");
    }
    if (!body.isEmpty()) {
      request.json(body);
    }
    var exchange = request.send();
    return new Answered(
        exchange.status(), exchange.header("Content-Type").orElse(""), exchange.body());
  }
}
