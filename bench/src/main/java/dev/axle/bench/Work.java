package dev.axle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One kind of work, done by Axle and by PostgreSQL alone.
 *
 * @param http the script of wrk
 * @param sql the script of pgbench
 * @param protocol how pgbench sends it
 * @param target the ratio to reach at 16 connections; 0 for none
 */
record Work(String name, Path http, Path sql, String protocol, double target) {

  private static final String HEADERS =
      """
      wrk.headers["Authorization"] = "Bearer %s"
      wrk.headers["Content-Type"] = "application/json"
      math.randomseed(os.time() * 1000 + %d)
      """;

  private static final String COLUMNS = "id, properties, created_at, updated_at, archived_at";

  static Work read(Path folder, long first, long last) throws IOException {
    return write(
        folder,
        "read by id",
        """
        request = function()
          return wrk.format("GET", "/crm/v3/objects/contacts/" .. math.random(%d, %d))
        end
        """
            .formatted(first, last),
        """
        \\set id random(%d, %d)
        select %s from crm_object where portal_id = %d and object_type = '0-1' and id = :id;
        """
            .formatted(first, last, COLUMNS, Server.PORTAL),
        "prepared",
        0.30);
  }

  static Work list(Path folder, long first, long last) throws IOException {
    return write(
        folder,
        "list page of 100",
        """
        request = function()
          return wrk.format("GET", "/crm/v3/objects/contacts?limit=100&after=" .. math.random(%d, %d))
        end
        """
            .formatted(first, last - 200),
        """
        \\set id random(%d, %d)
        select %s from crm_object where portal_id = %d and object_type = '0-1' and id >= :id
          and archived_at is null order by id limit 101;
        """
            .formatted(first, last - 200, COLUMNS, Server.PORTAL),
        "prepared",
        0);
  }

  /**
   * The same rows: a hundred records, their journal entries and unique values, in one transaction.
   */
  static Work batchCreate(Path folder, Postgres postgres) throws IOException, SQLException {
    String stored =
        postgres.one(
            "select properties from crm_object where portal_id = %d limit 1"
                .formatted(Server.PORTAL));
    String sample = stored.replaceAll("loaded\\d+@", "bench:n-%d@").replace("'", "''");
    return write(
        folder,
        "batch create of 100",
        """
        local counter = 0
        local run = os.time() .. math.random(1, 1000000)
        local values = [==[%s]==]
        request = function()
          local inputs = {}
          for i = 1, 100 do
            counter = counter + 1
            inputs[i] = '{"properties":{"email":"run' .. run .. 'x' .. counter .. '@example.com",' .. values .. '}}'
          end
          return wrk.format("POST", "/crm/v3/objects/contacts/batch/create", nil, '{"inputs":[' .. table.concat(inputs, ",") .. ']}')
        end
        """
            .formatted(Contacts.VALUES.strip()),
        """
        \\set n random(1, 90000000000000)
        begin;
        insert into unique_value (portal_id, object_type, property, value, object_id) values
        %s;
        insert into crm_object (portal_id, object_type, id, properties, created_at, updated_at) values
        %s;
        insert into change (portal_id, object_type, object_id, kind, occurred_at, source_type, source_id, delta) values
        %s;
        commit;
        """
            .formatted(
                rows("(1, '0-1', 'email', 'bench:n-%1$d@example.com', :n * 100 + %1$d)"),
                rows(
                    "(1, '0-1', :n * 100 + %1$d, '"
                        + sample.replace("%d", "%1$d")
                        + "', now(), now())"),
                rows(
                    "(1, '0-1', :n * 100 + %1$d, 'CREATED', now(), 'INTEGRATION', '12345678', '"
                        + sample.replace("%d", "%1$d")
                        + "')")),
        "simple",
        0.50);
  }

  private static String rows(String template) {
    return IntStream.range(0, Contacts.BATCH)
        .mapToObj(template::formatted)
        .collect(Collectors.joining(",\n"));
  }

  private static Work write(
      Path folder, String name, String http, String sql, String protocol, double target)
      throws IOException {
    Path lua = folder.resolve(name.replace(' ', '-') + ".lua");
    Path pgbench = folder.resolve(name.replace(' ', '-') + ".sql");
    Files.writeString(lua, HEADERS.formatted(Server.TOKEN, ProcessHandle.current().pid()) + http);
    Files.writeString(pgbench, sql);
    return new Work(name, lua, pgbench, protocol, target);
  }
}
