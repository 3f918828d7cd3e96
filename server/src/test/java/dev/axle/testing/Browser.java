package dev.axle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a browser does with pages: keeps the cookie, and sends forms with what is hidden in them.
 */
public final class Browser {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]+)\"");

  private static final Pattern LINK = Pattern.compile("value=\"[^\"]*(/invitations/[\\w-]+)\"");

  private final String url;
  private Optional<String> cookie = Optional.empty();
  private Optional<String> token = Optional.empty();

  public Browser(String url) {
    this.url = url;
  }

  /** One that is signed in as the admin of the first portal. */
  public static Browser ofAdmin(RunningAxle axle) {
    Browser browser = new Browser(axle.url());
    browser.signIn(RunningAxle.ADMIN, RunningAxle.ADMINS_PASSWORD).expect(303);
    return browser;
  }

  /**
   * One that is signed in as somebody whom the admin has just invited.
   *
   * @param role such as {@code READ_ONLY}
   */
  public static Browser ofMember(RunningAxle axle, String email, String role) {
    String users = "/app/settings/users";
    Shown invited = ofAdmin(axle).submit(users, users, Map.of("email", email, "role", role));
    Matcher link = LINK.matcher(invited.expect(200).text());
    assertThat(link.find()).as("a link in %s", invited.text()).isTrue();
    Browser member = new Browser(axle.url());
    member
        .submit(
            link.group(1),
            link.group(1),
            Map.of("name", "Grace Hopper", "password", "a good password"))
        .expect(303);
    return member;
  }

  /** A call of an operation that carries the browser's cookie, and nothing else of the pages. */
  public HttpCall call(String method, String path) {
    HttpCall call = new HttpCall(url + path, method);
    cookie.ifPresent(each -> call.header("Cookie", each));
    return call;
  }

  /** A call of an operation as the scripts of our pages send it. */
  public HttpCall callFromPage(String method, String path) {
    return call(method, path)
        .header("Sec-Fetch-Site", "same-origin")
        .header("X-Axle-Form-Token", formToken());
  }

  /** The token of the forms of this session. */
  public String formToken() {
    String known = token.orElseGet(() -> get("/app/password").expect(200).token());
    token = Optional.of(known);
    return known;
  }

  /** A page as it came. */
  public record Shown(int status, String text, Map<String, String> headers) {

    public Shown expect(int wanted) {
      assertThat(status).as(text).isEqualTo(wanted);
      return this;
    }

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }

    /** The token of the forms on the page. */
    public String token() {
      Matcher token = TOKEN.matcher(text);
      assertThat(token.find()).as("a form in %s", text).isTrue();
      return token.group(1);
    }
  }

  public Shown signIn(String email, String password) {
    Shown form = get("/sign-in").expect(200);
    return send("/sign-in", Map.of("email", email, "password", password, "_token", form.token()));
  }

  public Shown get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
  }

  /** Sends a form that is on a page. */
  public Shown submit(String page, String action, Map<String, String> fields) {
    Map<String, String> all = new TreeMap<>(fields);
    all.put("_token", get(page).expect(200).token());
    return send(action, all);
  }

  /** Sends a form with files that is on a page. */
  public Shown submit(String page, String action, Multipart parts) {
    parts.field("_token", get(page).expect(200).token());
    return send(
        HttpRequest.newBuilder(URI.create(url + action))
            .header("Content-Type", parts.type())
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofByteArray(parts.bytes())));
  }

  /** Sends a form as it is. */
  public Shown send(String path, Map<String, String> fields) {
    return send(path, fields, "same-origin");
  }

  /**
   * As above.
   *
   * @param site where the browser says that the form is from
   */
  public Shown send(String path, Map<String, String> fields, String site) {
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", site)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private Shown send(HttpRequest.Builder request) {
    cookie.ifPresent(each -> request.header("Cookie", each));
    request.header("Accept", "text/html");
    try {
      HttpResponse<String> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      answer
          .headers()
          .firstValue("Set-Cookie")
          .ifPresent(
              set -> {
                cookie = Optional.of(set.substring(0, set.indexOf(';')));
                token = Optional.empty();
              });
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      answer.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
      return new Shown(answer.statusCode(), answer.body(), headers);
    } catch (IOException failure) {
      throw new AssertionError("no answer", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }
}
