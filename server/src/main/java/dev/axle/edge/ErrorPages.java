package dev.axle.edge;

import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What Jetty itself refuses (a request line that is no HTTP, too long a header, stopping) in the
 * same shape as all else.
 */
final class ErrorPages extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus() >= 400 ? response.getStatus() : 500;
    String correlationId = CorrelationId.at(Request.getTimeStamp(request));
    Problem problem = Problem.of(status, category(status), HttpStatus.getMessage(status));
    Answer answer = problem.answer(correlationId);
    byte[] body = Json.write(answer.body() == null ? Map.of() : answer.body());
    EdgeHandler.send(
        new Edge.Reply(status, body, answer.headers(), correlationId), response, callback);
    return true;
  }

  private static String category(int status) {
    return switch (status) {
      case 503 -> "SERVICE_UNAVAILABLE";
      case 500 -> "INTERNAL_ERROR";
      default -> "VALIDATION_ERROR";
    };
  }
}
