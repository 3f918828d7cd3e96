package dev.axle.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.axle.edge.Operation;
import dev.axle.testing.HttpCall;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Wherever a token is put by mistake, the log does not have it, at whatever level. */
class TokensInLogsTest {

  private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");

  private final TestPortal portal = RunningAxle.get().portal(TokensInLogsTest.class);
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Test
  void noOperationLogsATokenOfItsHeaderQueryPathOrBody() {
    Logger ours = (Logger) LoggerFactory.getLogger("dev.axle");
    AppenderBase<ILoggingEvent> listener =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            lines.add(
                event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy())));
          }
        };
    listener.setContext(ours.getLoggerContext());
    listener.start();
    Level before = ours.getLevel();
    ours.setLevel(Level.ALL);
    ours.addAppender(listener);
    try {
      RunningAxle.get().axle().operations().forEach(this::call);
      ours.info("heard");
    } finally {
      ours.detachAppender(listener);
      ours.setLevel(before);
    }
    assertThat(lines).contains("heard");
    assertThat(lines).noneMatch(line -> line.contains(portal.token()));
  }

  private void call(Operation operation) {
    String token = portal.token();
    String path = operation.paths().getFirst();
    String query = "?token=%s&hapikey=%s&access_token=%s".formatted(token, token, token);
    send(operation, Required.filled(path, Required.values(path)) + query);
    if (PARAMETER.matcher(path).find()) {
      send(operation, PARAMETER.matcher(path).replaceAll(token) + query);
    }
  }

  private void send(Operation operation, String target) {
    HttpCall call = portal.request(operation.method().name(), target);
    if (operation.request() == null) {
      call.send();
    } else {
      call.json(
              """
              {"token": "%1$s", "name": "%1$s", "properties": {"email": "%1$s"},
               "inputs": [{"id": "%1$s"}], "query": "%1$s"}"""
                  .formatted(portal.token()))
          .send();
    }
  }
}
