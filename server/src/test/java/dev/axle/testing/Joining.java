package dev.axle.testing;

import dev.axle.edge.Secret;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/** Brings people into portals in which nobody is who could invite them. */
public final class Joining {

  public static final String PASSWORD = "a good password";

  private Joining() {}

  /**
   * Makes a person a member of a portal, as an invitation does.
   *
   * @param role such as {@code DEVELOPER}
   * @return the browser of that person, with the portal open
   */
  public static Browser join(RunningAxle axle, TestPortal portal, String email, String role) {
    Secret code = Secret.session();
    String sql =
        """
        insert into invitation (hash, portal_id, email, role, created_at, expires_at)
        values (?, ?, ?, ?, now(), now() + interval '1 day')
        """;
    try (Connection connection = axle.database();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setBytes(1, code.hash());
      insert.setLong(2, portal.id().value());
      insert.setString(3, email);
      insert.setString(4, role);
      insert.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    String link = "/invitations/" + code.value();
    Browser browser = new Browser(axle.url());
    browser
        .submit(link, link, Map.of("name", email.substring(0, 3), "password", PASSWORD))
        .expect(303);
    return browser;
  }
}
