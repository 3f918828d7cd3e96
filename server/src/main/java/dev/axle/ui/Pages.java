package dev.axle.ui;

import dev.axle.edge.Answer;
import dev.axle.edge.Caller;
import dev.axle.edge.Content;
import dev.axle.edge.Method;
import dev.axle.edge.PathParameters;
import dev.axle.edge.Paths;
import dev.axle.edge.Problem;
import dev.axle.edge.Query;
import dev.axle.edge.Request;
import dev.axle.edge.Routes;
import dev.axle.edge.Secret;
import dev.axle.edge.Site;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every visit passes: the route, the visitor, the right, and for what is sent the proof that
 * it comes from a page of ours. That is, as OWASP advises, the browser's own word on where the
 * request comes from, and a token in the form that only our pages know.
 */
public final class Pages implements Site {

  static final String TOKEN = "_token";

  /** What our scripts send in place of the form's field when they call an operation. */
  static final String TOKEN_HEADER = "X-Axle-Form-Token";

  private static final Logger log = LoggerFactory.getLogger(Pages.class);

  private final Routes<Page> routes;
  private final Visitors visitors;
  private final List<Shell.Section> sections;
  private final Assets assets = new Assets();
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  /**
   * @param sections the navigation
   */
  public Pages(List<Page> pages, List<Shell.Section> sections, Visitors visitors) {
    this.routes = new Routes<>(pages);
    this.sections = List.copyOf(sections);
    this.visitors = visitors;
  }

  @Override
  public Optional<Answer> answer(Request request) {
    List<String> segments = Paths.segments(request.path());
    if (segments.size() == 2 && segments.getFirst().equals("assets")) {
      boolean takesZipped = request.header("Accept-Encoding").orElse("").contains("gzip");
      return assets.answer(segments.getLast(), takesZipped);
    }
    return switch (routes.find(Method.named(request.method()).orElse(null), segments)) {
      case Routes.Found<Page> found -> Optional.of(visited(request, found));
      case Routes.OtherMethods<Page> other ->
          Optional.of(
              fault(request, 405, "This page can't be asked for in this way.", Optional.empty()));
      case Routes.Nothing<Page> nothing -> notFound(request);
    };
  }

  /** A page, for somebody who looks at pages; clients of the API get the API's answer. */
  private Optional<Answer> notFound(Request request) {
    return request.header("Accept").orElse("").contains("text/html")
        ? Optional.of(
            fault(
                request,
                404,
                "There is no page here. The address may be old, or mistyped.",
                Cookies.read(request).flatMap(visitors::of)))
        : Optional.empty();
  }

  private Answer visited(Request request, Routes.Found<Page> found) {
    Optional<Secret> known = Cookies.read(request);
    Page page = found.route();
    Optional<Visitor> visitor = known.flatMap(secret -> visitor(page, secret));
    try {
      Form form = Form.NONE;
      if (page.method() != Method.GET) {
        if (isForeign(request)) {
          return notOurs(request, visitor);
        }
        form = Form.of(request);
        if (!isProven(known, form.fields().text(TOKEN))) {
          return notOurs(request, visitor);
        }
      }
      if (page.right().isPresent()) {
        if (visitor.isEmpty()) {
          return signIn(request, page);
        }
        if (!visitor.get().may(page.right().get())) {
          return fault(
              request,
              403,
              "Your role in this account does not open this page. Ask somebody who manages its people.",
              visitor);
        }
      }
      return answered(request, page, found.parameters(), form, visitor, known);
    } catch (Problem problem) {
      return fault(request, problem.status(), problem.text(), visitor);
    }
  }

  private Answer notOurs(Request request, Optional<Visitor> visitor) {
    return fault(
        request,
        403,
        "This form was sent from another page, or is too old. Go back, load the page anew, and send it again.",
        visitor);
  }

  private Answer answered(
      Request request,
      Page page,
      PathParameters parameters,
      Form form,
      Optional<Visitor> visitor,
      Optional<Secret> known) {
    Visit visit =
        new Visit(
            request,
            parameters,
            Query.parse(request.rawQuery().orElse(null)),
            form,
            visitor,
            known);
    return switch (page.handler().view(visit)) {
      case View.Drawn drawn -> drawn(request, drawn, visitor, known);
      case View.Elsewhere(String address) -> elsewhere(address, Map.of());
      case View.Picture(Content content) -> new Answer(200, content, KEPT);
      case View.SignedIn(Secret session, String address) ->
          elsewhere(address, Map.of("Set-Cookie", Cookies.keep(session, request)));
      case View.SignedOut(String address) ->
          elsewhere(address, Map.of("Set-Cookie", Cookies.forget(request)));
    };
  }

  /** The visitor, if a script of our pages sends the request: the cookie alone opens nothing. */
  @Override
  public Optional<Caller> caller(Request request) {
    Optional<String> token = request.header(TOKEN_HEADER);
    if (token.isEmpty()) {
      return Optional.empty();
    }
    Optional<Secret> known = Cookies.read(request);
    return !isForeign(request) && isProven(known, token)
        ? known.flatMap(visitors::of).map(visitors::caller)
        : Optional.empty();
  }

  private Optional<Visitor> visitor(Page page, Secret session) {
    return switch (page.asked()) {
      case BY_PEOPLE -> visitors.of(session);
      case BY_THE_BROWSER -> visitors.unseen(session);
    };
  }

  private static boolean isForeign(Request request) {
    Optional<String> site = request.header("Sec-Fetch-Site");
    if (site.isPresent()) {
      return !site.get().equals("same-origin");
    }
    return request.header("Origin").filter(origin -> !origin.equals(request.origin())).isPresent();
  }

  private static boolean isProven(Optional<Secret> known, Optional<String> token) {
    return known.isPresent() && new Secret(formToken(known.get())).is(token.orElse(""));
  }

  /** What our forms carry, and nobody else can: it follows from the session's secret alone. */
  private static String formToken(Secret session) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(new Secret("form:" + session.value()).hash());
  }

  /** A script that refreshes a part of a page has the whole page loaded anew, which leads there. */
  private static Answer signIn(Request request, Page page) {
    if (request.header("HX-Request").isPresent()) {
      return new Answer(204, null, Map.of("HX-Refresh", "true"));
    }
    String next =
        page.method() == Method.GET
            ? request.path() + request.rawQuery().map(query -> "?" + query).orElse("")
            : "/";
    return new Answer(
        303,
        null,
        Map.of("Location", "/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
  }

  private static Answer elsewhere(String address, Map<String, String> cookie) {
    Map<String, String> headers = new HashMap<>(cookie);
    headers.put("Location", address);
    return new Answer(303, null, headers);
  }

  private Answer fault(Request request, int status, String text, Optional<Visitor> visitor) {
    log.debug("{} {} is refused with {}", request.method(), request.path(), status);
    View.Drawn drawn =
        new View.Drawn(
            status,
            "ui/fault",
            "Not here",
            Map.of("status", status, "text", text),
            Optional.empty());
    return drawn(request, drawn, visitor, Cookies.read(request));
  }

  private Answer drawn(
      Request request, View.Drawn drawn, Optional<Visitor> visitor, Optional<Secret> known) {
    Secret secret = known.orElseGet(Secret::session);
    Map<String, Object> model = new HashMap<>(drawn.model());
    model.put(
        "shell",
        new Shell(drawn.title(), request.path(), visitor, formToken(secret), sections, assets));
    TemplateOutput page = new StringOutput();
    templates.render(drawn.template() + ".jte", model, page);
    Map<String, String> headers = new HashMap<>(GUARDS);
    headers.put(
        "Content-Security-Policy", POLICY + drawn.leadsTo().map(origin -> " " + origin).orElse(""));
    if (known.isEmpty()) {
      headers.put("Set-Cookie", Cookies.keep(secret, request));
    }
    return new Answer(drawn.status(), Content.html(page.toString()), headers);
  }

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none';"
          + " form-action 'self'";

  /** Of what somebody sent us, nothing may run, and nothing but our pages may show it. */
  private static final Map<String, String> KEPT =
      Map.of(
          "Content-Security-Policy", "default-src 'none'; sandbox",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "private, max-age=31536000, immutable");

  private static final Map<String, String> GUARDS =
      Map.of(
          "Referrer-Policy", "same-origin", "X-Frame-Options", "DENY", "Cache-Control", "no-store");
}
