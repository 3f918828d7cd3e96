package dev.axle;

import dev.axle.time.Clock;
import java.io.PrintStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program: reads the settings, starts Axle in the foreground, and stops it when it is told to.
 */
public final class Main {

  private static final int UNUSABLE_SETTINGS = 2;
  private static final int NOT_STARTED = 1;

  private Main() {}

  /** Entry point. {@code --settings} prints the reference of all settings. */
  public static void main(String[] args) {
    if (args.length == 1 && args[0].equals("--settings")) {
      System.out.print(Settings.reference());
      return;
    }
    Settings settings;
    try {
      settings = Settings.read(System.getenv(), List.of(args));
    } catch (Settings.Unusable unusable) {
      System.err.println("axle: " + unusable.getMessage());
      System.exit(UNUSABLE_SETTINGS);
      return;
    }
    Axle axle;
    try {
      axle = Axle.start(settings, Clock.system());
    } catch (Exception failure) {
      Logger log = LoggerFactory.getLogger(Main.class);
      log.debug("not started", failure);
      System.err.println("axle: " + failure.getMessage());
      System.exit(NOT_STARTED);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(axle), "stop"));
    greet(System.out, settings, axle);
  }

  private static void stop(Axle axle) {
    try {
      axle.close();
    } catch (Exception failure) {
      LoggerFactory.getLogger(Main.class).error("not stopped cleanly", failure);
    }
  }

  private static void greet(PrintStream out, Settings settings, Axle axle) {
    String host = settings.host().equals("0.0.0.0") ? "127.0.0.1" : settings.host();
    String url = "http://" + host + ":" + axle.port();
    out.println();
    out.println("Axle answers at " + url);
    axle.setUpPath()
        .ifPresent(
            path -> out.println("  set up  " + url + path + "   (makes the first super admin)"));
    axle.opened()
        .ifPresentOrElse(
            first -> {
              out.println("  portal  " + first.portal().id());
              out.println("  token   " + first.token().value() + "   (shown only now)");
              out.println();
              out.println("Try it:");
              out.println(
                  "  curl -H 'Authorization: Bearer %s' '%s/crm/v3/objects/contacts?limit=1'"
                      .formatted(first.token().value(), url));
            },
            () -> out.println("  data    " + settings.data().toAbsolutePath().normalize()));
    out.println();
    out.flush();
  }
}
