package dev.axle.edge;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * The rest of a body that was not read. It is taken in and forgotten after the answer, up to a
 * bound: a connection that is closed while its client still sends is reset, and the answer with it.
 */
final class Leftover implements Runnable {

  private static final long MOST_BYTES = 64L * 1024 * 1024;

  private final Request request;
  private final Callback callback;
  private long taken;

  private Leftover(Request request, Callback callback) {
    this.request = request;
    this.callback = callback;
  }

  /** Takes it in once the answer is sent, and only then ends the exchange. */
  static Callback takenBefore(Request request, Callback end) {
    return Callback.from(() -> new Leftover(request, end).run(), end::failed);
  }

  @Override
  public void run() {
    while (taken < MOST_BYTES) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      taken += chunk.remaining();
      chunk.release();
      if (chunk.isLast() || Content.Chunk.isFailure(chunk)) {
        break;
      }
    }
    callback.succeeded();
  }
}
