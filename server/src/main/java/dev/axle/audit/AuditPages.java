package dev.axle.audit;

import dev.axle.edge.Method;
import dev.axle.edge.Problem;
import dev.axle.ui.Page;
import dev.axle.ui.Right;
import dev.axle.ui.Shell;
import dev.axle.ui.View;
import dev.axle.ui.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings → Audit log: who did what, and who signed in, the latest first. */
public final class AuditPages {

  private static final String PATH = "/app/settings/audit-log";
  private static final String SIGN_INS = PATH + "/sign-ins";
  private static final int PAGE = 50;
  public static final Shell.Entry ENTRY = new Shell.Entry("Audit log", PATH, Right.SEE_AUDIT_LOG);

  private final AuditLog log;
  private final Actors actors;
  private final AuditApi.SignIns signIns;

  public AuditPages(AuditLog log, Actors actors, AuditApi.SignIns signIns) {
    this.log = log;
    this.actors = actors;
    this.signIns = signIns;
  }

  public List<Page> pages() {
    return List.of(
        Page.of("audit-log", Method.GET, PATH, Right.SEE_AUDIT_LOG, this::list),
        Page.of("sign-ins", Method.GET, SIGN_INS, Right.SEE_AUDIT_LOG, this::signIns));
  }

  private View list(Visit visit) {
    Optional<Long> after = visit.query().text("after").map(AuditPages::number);
    AuditStore.Wish wish =
        new AuditStore.Wish(List.of(), Optional.empty(), Optional.empty(), false, true);
    AuditLog.Stretch page = log.page(visit.visitor().portal(), wish, after, PAGE);
    return View.page(
        "audit/log",
        "Audit log",
        Map.of(
            "entries",
            page.entries(),
            "names",
            actors.names(visit.visitor().portal()),
            "next",
            page.next().map(next -> PATH + "?after=" + next).orElse("")));
  }

  private View signIns(Visit visit) {
    Optional<Long> before = visit.query().text("before").map(AuditPages::number);
    List<AuditApi.SignIn> found =
        signIns.of(visit.visitor().portal(), Optional.empty(), before, PAGE + 1);
    List<AuditApi.SignIn> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
    return View.page(
        "audit/sign-ins",
        "Sign-ins",
        Map.of(
            "signIns",
            shown,
            "next",
            found.size() > PAGE ? SIGN_INS + "?before=" + shown.getLast().id() : ""));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      throw Problem.of(404, "OBJECT_NOT_FOUND", "There is no such page of the audit log.");
    }
  }
}
