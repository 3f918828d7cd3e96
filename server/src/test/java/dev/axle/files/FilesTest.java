package dev.axle.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Eventually;
import dev.axle.testing.Exchange;
import dev.axle.testing.HttpCall;
import dev.axle.testing.Multipart;
import dev.axle.testing.Origin;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Files, from the upload to the link. */
class FilesTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(FilesTest.class);
  private static final String FILES = "/files/v3/files";
  private static final String PRIVATE = "{\"access\": \"PRIVATE\"}";
  private static final String PUBLIC = "{\"access\": \"PUBLIC_NOT_INDEXABLE\"}";

  private static Multipart parts(String name, String text, String folder, String options) {
    return new Multipart()
        .file("file", name, text.getBytes(StandardCharsets.UTF_8))
        .field("folderPath", folder)
        .field("options", options);
  }

  private static Exchange upload(Multipart parts) {
    return PORTAL.request("POST", FILES).multipart(parts).send();
  }

  @Test
  void aPrivateFileIsFetchedByItsSignedLinkOnly() {
    Exchange made = upload(parts("letter.txt", "Dear Ada", "/letters/old", PRIVATE)).expect(201);
    assertThat(made.at("/path")).isEqualTo("/letters/old/letter.txt");
    assertThat(made.at("/size")).isEqualTo("8");
    assertThat(made.at("/fileMd5")).hasSize(32);
    new HttpCall(made.at("/url"), "GET").send().expect(404);
    String id = made.at("/id");
    String url =
        PORTAL.get(FILES + "/" + id + "/signed-url?expirationSeconds=60").expect(200).at("/url");
    Exchange fetched = new HttpCall(url, "GET").send().expect(200);
    assertThat(fetched.body()).isEqualTo("Dear Ada");
    assertThat(fetched.header("X-Content-Type-Options")).contains("nosniff");
    new HttpCall(url.replaceFirst("expires=\\d+", "expires=99999999999999"), "GET")
        .send()
        .expect(403);
    PORTAL.get(FILES + "/" + id + "/signed-url?expirationSeconds=0").expect(400);
    assertThat(PORTAL.get(FILES + "/" + id + "/download").expect(200).body()).isEqualTo("Dear Ada");
    TestPortal stranger = RunningAxle.get().portal(FilesTest.class);
    stranger.get(FILES + "/" + id).expect(404);
    stranger.get(FILES + "/stat/letters%2Fold%2Fletter.txt").expect(404);
    PORTAL.delete(FILES + "/" + id).expect(204);
    PORTAL.get(FILES + "/" + id).expect(404);
    new HttpCall(url, "GET").send().expect(404);
  }

  @Test
  void aPublicFileIsThereForAllAndItsNameIsItsOwn() {
    Exchange first = upload(parts("page.html", "<p>", "/site", PUBLIC)).expect(201);
    Exchange fetched = new HttpCall(first.at("/url"), "GET").send().expect(200);
    assertThat(fetched.header("Content-Type")).contains("application/octet-stream");
    assertThat(fetched.header("Content-Disposition").orElse("")).startsWith("attachment");
    Exchange second = upload(parts("page.html", "<b>", "/site", PUBLIC)).expect(201);
    assertThat(second.at("/path")).isEqualTo("/site/page-1.html");
    Exchange over =
        upload(
                parts(
                    "page.html",
                    "<i>",
                    "/site",
                    "{\"access\": \"PUBLIC_NOT_INDEXABLE\", \"overwrite\": true}"))
            .expect(201);
    assertThat(over.at("/id")).isEqualTo(first.at("/id"));
    assertThat(new HttpCall(first.at("/url"), "GET").send().body()).isEqualTo("<i>");
    String same =
        "{\"access\": \"PRIVATE\", \"duplicateValidationStrategy\": \"%s\", \"duplicateValidationScope\": \"ENTIRE_PORTAL\"}";
    upload(parts("x.html", "<b>", "/other", same.formatted("REJECT"))).expect(409);
    assertThat(
            upload(parts("x.html", "<b>", "/other", same.formatted("RETURN_EXISTING")))
                .expect(201)
                .at("/id"))
        .isEqualTo(second.at("/id"));
  }

  @Test
  void anImageKnowsItsSize() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB), "png", png);
    Exchange made =
        upload(
                new Multipart()
                    .file("file", "dot.png", png.toByteArray())
                    .field("folderPath", "/images")
                    .field("options", PUBLIC))
            .expect(201);
    assertThat(made.at("/type")).isEqualTo("IMG");
    assertThat(made.at("/width")).isEqualTo("7");
    assertThat(made.at("/height")).isEqualTo("5");
  }

  @Test
  void foldersMoveWithAllBelow() {
    String a = PORTAL.post("/files/v3/folders", "{\"name\": \"a\"}").expect(201).at("/id");
    Exchange file = upload(parts("f.txt", "x", "/a/b", PRIVATE)).expect(201);
    PORTAL.post("/files/v3/folders", "{\"name\": \"a\"}").expect(409);
    assertThat(
            PORTAL.patch("/files/v3/folders/" + a, "{\"name\": \"moved\"}").expect(200).at("/path"))
        .isEqualTo("/moved");
    assertThat(PORTAL.get(FILES + "/" + file.at("/id")).expect(200).at("/path"))
        .isEqualTo("/moved/b/f.txt");
    String b = PORTAL.get("/files/v3/folders/moved%2Fb").expect(200).at("/id");
    PORTAL.patch("/files/v3/folders/" + a, "{\"parentFolderId\": %s}".formatted(b)).expect(400);
    PORTAL.delete("/files/v3/folders/" + a).expect(400);
    PORTAL.delete(FILES + "/" + file.at("/id")).expect(204);
    PORTAL.delete("/files/v3/folders/" + b).expect(204);
    PORTAL.delete("/files/v3/folders/" + a).expect(204);
    PORTAL.get("/files/v3/folders/" + a).expect(404);
  }

  @Test
  void searchGoesInPages() {
    TestPortal portal = RunningAxle.get().portal(FilesTest.class);
    for (int i = 0; i < 3; i++) {
      portal
          .request("POST", FILES)
          .multipart(parts("n" + i + ".txt", "n" + i, "/n", PRIVATE))
          .send()
          .expect(201);
    }
    Exchange page = portal.get(FILES + "/search?extension=txt&limit=2").expect(200);
    assertThat(page.json().get("results").size()).isEqualTo(2);
    Exchange rest =
        portal.get(FILES + "/search?extension=txt&limit=2&after=" + page.at("/paging/next/after"));
    assertThat(rest.json().get("results").findValuesAsString("name")).containsExactly("n2");
    assertThat(rest.has("/paging")).isFalse();
    portal.get(FILES + "/search?encoding=x").expect(400);
  }

  @Test
  void whatCantBeTakenInIsRefused() {
    upload(parts("../../etc/passwd", "x", "/up", PRIVATE)).expect(201);
    assertThat(PORTAL.get(FILES + "/stat/up%2Fpasswd").expect(200).has("/file/id")).isTrue();
    upload(parts("x.txt", "x", "/up/../out", PRIVATE)).expect(400);
    upload(parts("x.txt", "x", "/up", "{\"access\": \"ANYBODY\"}")).expect(400);
    upload(new Multipart().file("file", "x", new byte[1]).field("options", PRIVATE)).expect(400);
    upload(new Multipart().field("folderPath", "/x").field("options", PRIVATE)).expect(400);
    PORTAL.post(FILES, "{}").expect(415);
    PORTAL
        .withScopes("files.read")
        .request("POST", FILES)
        .multipart(parts("x.txt", "x", "/up", PRIVATE))
        .send()
        .expect(403);
  }

  @Test
  void foldersMoveInTheBackgroundToo() {
    String folders = "/files/v3/folders";
    String id = PORTAL.post(folders, "{\"name\": \"later\"}").expect(201).at("/id");
    Exchange file = upload(parts("f.txt", "x", "/later/below", PRIVATE)).expect(201);
    String update = folders + "/update/async";
    Exchange begun =
        PORTAL.post(update, "{\"id\": \"%s\", \"name\": \"sooner\"}".formatted(id)).expect(202);
    String status = update + "/tasks/" + begun.at("/id") + "/status";
    assertThat(begun.at("/links/status")).isEqualTo(PORTAL.url() + status);
    Exchange done =
        Eventually.until(
            () -> PORTAL.get(status).expect(200),
            answer -> answer.at("/status").equals("COMPLETE"));
    assertThat(done.at("/result/path")).isEqualTo("/sooner");
    assertThat(done.at("/taskId")).isEqualTo(begun.at("/id"));
    assertThat(PORTAL.get(FILES + "/" + file.at("/id")).expect(200).at("/path"))
        .isEqualTo("/sooner/below/f.txt");

    PORTAL.post(folders, "{\"name\": \"taken\"}").expect(201);
    String refused =
        PORTAL
            .post(update, "{\"id\": \"%s\", \"name\": \"taken\"}".formatted(id))
            .expect(202)
            .at("/id");
    Exchange failed =
        Eventually.until(
            () -> PORTAL.get(update + "/tasks/" + refused + "/status").expect(200),
            answer -> answer.at("/status").equals("COMPLETE"));
    assertThat(failed.at("/errors/0/category")).isEqualTo("CONFLICT");
    assertThat(failed.has("/result")).isFalse();
    assertThat(PORTAL.get(folders + "/" + id).expect(200).at("/path")).isEqualTo("/sooner");
    PORTAL.post(update, "{\"id\": \"1\", \"name\": \"x\"}").expect(404);
    PORTAL.post(update, "{\"id\": \"%s\", \"name\": \"a/b\"}".formatted(id)).expect(400);
    PORTAL.withScopes("files.read").get(status).expect(403);
  }

  @Test
  void nothingIsFetchedFromThisMachine() {
    AtomicInteger calls = new AtomicInteger();
    try (Origin origin =
        Origin.open()
            .answering(
                "/secret",
                exchange -> {
                  calls.incrementAndGet();
                  exchange.sendResponseHeaders(200, -1);
                  exchange.close();
                })) {
      String begin = FILES + "/import-from-url/async";
      String task =
          PORTAL
              .post(
                  begin,
                  "{\"url\": \"%s\", \"access\": \"PRIVATE\", \"folderPath\": \"/x\"}"
                      .formatted(origin.url("/secret")))
              .expect(202)
              .at("/id");
      Exchange done =
          Eventually.until(
              () -> PORTAL.get(begin + "/tasks/" + task + "/status").expect(200),
              answer -> answer.at("/status").equals("COMPLETE"));
      assertThat(done.at("/errors/0/message")).contains("not an address of the public internet");
      assertThat(calls).hasValue(0);
    }
  }
}
