package dev.axle.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.axle.testing.Eventually;
import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.Multipart;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.S3Server;
import dev.axle.testing.TestPortal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files, imports and exports whose bytes lie in a bucket of a server that speaks S3. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BucketFilesTest {

  private static final String FILES = "/files/v3/files";

  @TempDir static Path folder;

  private S3Server s3;
  private RunningAxle axle;

  @BeforeAll
  void start() {
    s3 = S3Server.start(folder.resolve("s3"));
    axle = RunningAxle.start(folder.resolve("data"), s3.settings());
  }

  @AfterAll
  void stop() {
    axle.close();
    s3.close();
  }

  private static Multipart parts(String name, String text) {
    return new Multipart()
        .file("file", name, text.getBytes(StandardCharsets.UTF_8))
        .field("folderPath", "/in")
        .field("options", "{\"access\": \"PRIVATE\"}");
  }

  private static Exchange upload(TestPortal portal, Multipart parts) {
    return portal.request("POST", FILES).multipart(parts).send();
  }

  /** The key under which the bytes of a file lie. */
  private String key(TestPortal portal, String file) {
    try (Connection database = axle.database();
        PreparedStatement select =
            database.prepareStatement(
                "select content from file where portal_id = ? and file_id = ?")) {
      select.setLong(1, portal.id().value());
      select.setLong(2, Long.parseLong(file));
      try (ResultSet row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        return "files/" + row.getString(1);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void waitUntilGone(String key) {
    Eventually.until(() -> s3.keys("files/"), keys -> !keys.contains(key));
  }

  @Test
  void bytesComeAndGoWithTheirFile() {
    TestPortal portal = axle.portal(BucketFilesTest.class);
    String id = upload(portal, parts("a.txt", "first")).expect(201).at("/id");
    String first = key(portal, id);
    assertThat(s3.keys("files/")).contains(first);
    assertThat(portal.get(FILES + "/" + id + "/download").expect(200).body()).isEqualTo("first");
    String url = portal.get(FILES + "/" + id + "/signed-url").expect(200).at("/url");
    assertThat(new HttpCall(url, "GET").send().expect(200).header("Content-Length")).contains("5");

    portal
        .request("PUT", FILES + "/" + id)
        .multipart(new Multipart().file("file", "b.txt", "second".getBytes(StandardCharsets.UTF_8)))
        .send()
        .expect(200);
    assertThat(new HttpCall(url, "GET").send().expect(200).body()).isEqualTo("second");
    String second = key(portal, id);
    assertThat(s3.keys("files/")).contains(second);
    waitUntilGone(first);

    portal.delete(FILES + "/" + id).expect(204);
    waitUntilGone(second);
    assertThat(folder.resolve("data/files")).doesNotExist();
    Eventually.until(
        () -> folder.resolve("data/incoming").toFile().list(), left -> left.length == 0);
  }

  @Test
  void aLargeFileGoesThroughBothWays() {
    TestPortal portal = axle.portal(BucketFilesTest.class);
    byte[] large = new byte[24 * 1024 * 1024];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) ('a' + i % 23);
    }
    Exchange made =
        upload(
                portal,
                new Multipart()
                    .file("file", "large.txt", large)
                    .field("folderPath", "/in")
                    .field("options", "{\"access\": \"PRIVATE\"}"))
            .expect(201);
    assertThat(made.at("/size")).isEqualTo(Integer.toString(large.length));
    assertThat(portal.get(FILES + "/" + made.at("/id") + "/download").expect(200).body())
        .isEqualTo(new String(large, StandardCharsets.US_ASCII));
    portal.delete(FILES + "/" + made.at("/id")).expect(204);
  }

  @Test
  void importsAndExportsKeepTheirFilesThereToo() {
    TestPortal portal = axle.portal(BucketFilesTest.class);
    String request =
        """
        {"name": "b", "files": [{"fileName": "c.csv", "fileFormat": "CSV", "fileImportPage":
          {"hasHeader": true, "columnMappings": [{"columnObjectTypeId": "0-1", "columnName": "Email",
            "propertyName": "email", "columnType": "HUBSPOT_ALTERNATE_ID"}]}}]}
        """;
    String id =
        portal
            .request("POST", "/crm/v3/imports")
            .multipart(
                new Multipart()
                    .field("importRequest", request)
                    .file(
                        "files",
                        "c.csv",
                        "Email\nada@bucket.example.com\n".getBytes(StandardCharsets.UTF_8)))
            .send()
            .expect(200)
            .at("/id");
    Eventually.until(
        () -> portal.get("/crm/v3/imports/" + id).expect(200).at("/state"), "DONE"::equals);
    assertThat(
            portal
                .get("/crm/v3/objects/contacts/ada@bucket.example.com?idProperty=email")
                .expect(200)
                .at("/properties/email"))
        .isEqualTo("ada@bucket.example.com");
    Eventually.until(() -> s3.keys("imports/"), List::isEmpty);

    String export =
        portal
            .post(
                "/crm/v3/exports/export/async",
                """
                {"exportType": "VIEW", "exportName": "e", "format": "CSV", "language": "EN",
                  "objectType": "CONTACT", "objectProperties": ["email"],
                  "associatedObjectType": []}
                """)
            .expect(202)
            .at("/id");
    Exchange done =
        Eventually.until(
            () ->
                portal.get("/crm/v3/exports/export/async/tasks/" + export + "/status").expect(200),
            answer -> answer.at("/status").equals("COMPLETE"));
    assertThat(s3.keys("exports/"))
        .containsExactly("exports/" + portal.id() + "-" + export + ".csv");
    assertThat(new HttpCall(done.at("/result"), "GET").send().expect(200).body())
        .contains("ada@bucket.example.com");
  }

  @Test
  void withoutTheServerNothingIsHalfDone() {
    TestPortal portal = axle.portal(BucketFilesTest.class);
    String kept = upload(portal, parts("kept.txt", "kept")).expect(201).at("/id");
    String gone = upload(portal, parts("gone.txt", "gone")).expect(201).at("/id");
    String orphan = key(portal, gone);
    s3.stop();
    try {
      Exchange refused = upload(portal, parts("new.txt", "new")).expect(503);
      assertThat(refused.at("/category")).isEqualTo("SERVICE_UNAVAILABLE");
      assertThat(refused.at("/message")).contains("storage");
      assertThat(refused.at("/correlationId")).isNotBlank();
      portal.get(FILES + "/stat/in%2Fnew.txt").expect(404);
      portal.get(FILES + "/" + kept + "/download").expect(503);
      portal
          .request("PUT", FILES + "/" + kept)
          .multipart(new Multipart().file("file", "x.txt", new byte[] {1}))
          .send()
          .expect(503);
      assertThat(portal.get(FILES + "/" + kept).expect(200).at("/size")).isEqualTo("4");
      portal.delete(FILES + "/" + gone).expect(204);
      portal.get(FILES + "/" + gone).expect(404);
      portal.get("/crm/v3/objects/contacts").expect(200);
    } finally {
      s3.startAgain();
    }
    assertThat(portal.get(FILES + "/" + kept + "/download").expect(200).body()).isEqualTo("kept");
    portal.delete(FILES + "/" + upload(portal, parts("a.txt", "a")).at("/id")).expect(204);
    waitUntilGone(orphan);
    assertThat(s3.keys("files/")).contains(key(portal, kept));
  }

  @Test
  void aBucketThatIsNotThereStopsTheStart() {
    Map<String, String> settings = new HashMap<>(s3.settings());
    settings.put("AXLE_S3_BUCKET", "not-there");
    assertThatThrownBy(() -> RunningAxle.start(folder.resolve("other"), settings))
        .cause()
        .hasMessageContaining("There is no bucket not-there")
        .hasMessageContaining("AXLE_S3_BUCKET")
        .hasMessageNotContaining("test-secret");
  }
}
