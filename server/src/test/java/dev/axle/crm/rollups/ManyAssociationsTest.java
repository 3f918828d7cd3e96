package dev.axle.crm.rollups;

import static dev.axle.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Rollups of a record that is associated with very many. */
class ManyAssociationsTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(ManyAssociationsTest.class);
  private static final RolledUp CRM = new RolledUp(PORTAL);

  /** Ids that no block of the sequence reaches in a test. */
  private static final long FIRST_ID = 900_000_000_000L;

  /** Puts records of a type and their associations with a company straight into the database. */
  private static void many(String type, int count, String company, int there, int back)
      throws SQLException {
    try (Connection connection = RunningAxle.get().database();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into crm_object (portal_id, object_type, id, properties, created_at, updated_at)
          select %1$d, '%2$s', %3$d + n,
            jsonb_build_object('lastname', 'Many ' || n, 'hs_buying_role', 'CHAMPION', 'email', n || '@many.com'),
            now(), now()
          from generate_series(1, %4$d) as n
          """
              .formatted(PORTAL.id().value(), type, FIRST_ID, count));
      for (String side :
          new String[] {
            "'%s', %d + n, '0-2', %s, 'HUBSPOT_DEFINED', %d"
                .formatted(type, FIRST_ID, company, there),
            "'0-2', %s, '%s', %d + n, 'HUBSPOT_DEFINED', %d"
                .formatted(company, type, FIRST_ID, back)
          }) {
        statement.execute(
            """
            insert into association
              (portal_id, from_type, from_id, to_type, to_id, category, type_id, created_at)
            select %d, %s, now() from generate_series(1, %d) as n
            """
                .formatted(PORTAL.id().value(), side, count));
      }
      statement.execute("analyze association; analyze crm_object");
    }
  }

  private static long sql(String query) {
    try (Connection connection = RunningAxle.get().database();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void fiftyThousandContactsOfOneCompanyAreCounted() throws SQLException {
    String company = CRM.made("companies", "name", "Crowd");
    many("0-1", 50_000, company, 279, 280);
    String contact = CRM.made("contacts", "lastname", "One more");
    long begun = System.nanoTime();
    CRM.associate("contacts", contact, "companies", company);
    CRM.becomes(
        "companies",
        company,
        "num_associated_contacts",
        "50001",
        "hs_num_contacts_with_buying_roles",
        "50000");
    System.out.printf(
        "50,001 contacts of one company counted within %d ms%n",
        (System.nanoTime() - begun) / 1_000_000);
    CRM.change("contacts", contact, "hs_buying_role", "BLOCKER");
    CRM.becomes("companies", company, "hs_num_blockers", "1");
  }

  @Test
  void theNewNameOfACompanyReachesAllItsTickets() throws SQLException {
    int tickets = 3_000;
    String company = CRM.made("companies", "name", "Before");
    many("0-5", tickets, company, 26, 25);
    CRM.change("companies", company, "name", "After");
    eventually(
        () ->
            assertThat(
                    sql(
                        """
                        select count(*) from crm_object where portal_id = %d and object_type = '0-5'
                          and properties ->> 'hs_primary_company_name' = 'After'
                        """
                            .formatted(PORTAL.id().value())))
                .isEqualTo(tickets));
    assertThat(
            sql(
                """
                select count(*) from change where portal_id = %d and object_type = '0-5'
                """
                    .formatted(PORTAL.id().value())))
        .isEqualTo(tickets);
  }
}
