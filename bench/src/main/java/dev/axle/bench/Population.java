package dev.axle.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;

/**
 * Fills a portal with {@link People}: the first of them through the API, the others by copying into
 * PostgreSQL what the server would have written. The first show that this is so.
 */
final class Population {

  /** How many are made through the API; the server's blocks of ids are of a thousand. */
  static final int SAMPLE = 500;

  private static final int BLOCK = 1_000;
  private static final int WRITERS = 2;

  private static final String COPY =
      "copy crm_object (portal_id, object_type, id, properties, created_at, updated_at) from stdin";

  private static final String UNIQUE_VALUES =
      """
      insert into unique_value (portal_id, object_type, property, value, object_id)
      select portal_id, object_type, 'email', properties ->> 'email', id from crm_object
      where portal_id = ? and object_type = '0-1' and id between ? and ?
      """;

  private static final String CHANGES =
      """
      insert into change
        (portal_id, object_type, object_id, kind, occurred_at, source_type, source_id, delta)
      select portal_id, object_type, id, 'CREATED', created_at, 'INTEGRATION',
        properties ->> 'hs_object_source_id', properties
      from crm_object
      where portal_id = ? and object_type = '0-1' and id between ? and ?
      """;

  private final People people;
  private final Api api;
  private final Postgres postgres;

  Population(People people, Api api, Postgres postgres) {
    this.people = people;
    this.api = api;
    this.postgres = postgres;
  }

  /** Makes all of them. */
  void fill() throws Exception {
    StoredPerson.App app = sample();
    AtomicInteger next = new AtomicInteger(SAMPLE);
    Callable<Void> writer =
        () -> {
          try (Connection connection = postgres.open()) {
            connection.setAutoCommit(false);
            int from = next.getAndAdd(BLOCK);
            while (from < people.count()) {
              copy(connection, app, from, Math.min(from + BLOCK, people.count()));
              from = next.getAndAdd(BLOCK);
            }
          }
          return null;
        };
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        all.add(writers.submit(writer));
      }
      for (Future<Void> each : all) {
        each.get();
      }
    }
  }

  /**
   * Makes the first through the API.
   *
   * @return the private app that the server says has made them
   */
  private StoredPerson.App sample() throws IOException, InterruptedException, SQLException {
    StoredPerson.App app = new StoredPerson.App("", "");
    for (int from = 0; from < SAMPLE; from += Contacts.BATCH) {
      List<Map<String, Map<String, String>>> inputs = new ArrayList<>();
      for (int i = from; i < from + Contacts.BATCH; i++) {
        inputs.add(Map.of("properties", people.person(i).values()));
      }
      JsonNode made = api.post("/crm/v3/objects/contacts/batch/create", Map.of("inputs", inputs));
      JsonNode values = made.at("/results/0/properties");
      app =
          new StoredPerson.App(
              values.get("hs_object_source_id").asString(),
              values.get("hs_object_source_detail_1").asString());
    }
    verify(app);
    return app;
  }

  private void verify(StoredPerson.App app) throws SQLException, IOException {
    try (Connection connection = postgres.open();
        PreparedStatement select =
            connection.prepareStatement(
                """
                select id, properties, created_at, substring(properties ->> 'email' from '(\\d+)@')
                from crm_object where portal_id = ? and object_type = '0-1'
                """)) {
      select.setLong(1, Server.PORTAL);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Instant at = row.getObject(3, OffsetDateTime.class).toInstant();
          People.Person person = people.person(row.getInt(4));
          String ours = json(StoredPerson.of(person, row.getLong(1), app, at));
          if (!Api.JSON.readTree(ours).equals(Api.JSON.readTree(row.getString(2)))) {
            throw new IOException(
                "the server keeps contacts in another form than the bench:\n%s\n%s"
                    .formatted(row.getString(2), ours));
          }
        }
      }
    }
  }

  private void copy(Connection transaction, StoredPerson.App app, int from, int to)
      throws SQLException, IOException {
    long first = block(transaction);
    StringBuilder rows = new StringBuilder();
    for (int i = from; i < to; i++) {
      People.Person person = people.person(i);
      long id = first + i - from;
      rows.append(Server.PORTAL).append("\t0-1\t").append(id).append('\t');
      escape(json(StoredPerson.of(person, id, app, person.createdAt())), rows);
      rows.append('\t').append(person.createdAt()).append('\t').append(person.createdAt());
      rows.append('\n');
    }
    transaction
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(COPY, new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
    for (String sql : List.of(UNIQUE_VALUES, CHANGES)) {
      try (PreparedStatement insert = transaction.prepareStatement(sql)) {
        insert.setLong(1, Server.PORTAL);
        insert.setLong(2, first);
        insert.setLong(3, first + BLOCK - 1);
        insert.executeUpdate();
      }
    }
    transaction.commit();
  }

  private static long block(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select nextval('object_id_block')");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String json(StoredPerson person) {
    return Api.JSON.writeValueAsString(person.values());
  }

  /** No value has a tab or a line's end; a backslash stands before a quotation mark. */
  private static void escape(String json, StringBuilder into) {
    into.append(json.replace("\\", "\\\\"));
  }
}
