package dev.axle.webhooks;

import dev.axle.database.Database;
import dev.axle.outgoing.Outgoing;
import dev.axle.time.Clock;
import java.util.random.RandomGenerator;

/** The delivery of webhooks, by this node. */
public final class WebhookDelivery implements AutoCloseable {

  private final Deliveries deliveries;
  private final Dispatcher dispatcher;

  public WebhookDelivery(
      Database database, Clock clock, Outgoing outgoing, SigningSecrets secrets) {
    deliveries =
        new Deliveries(
            database,
            clock,
            new Post(outgoing, clock),
            secrets,
            new RetrySchedule(RandomGenerator.getDefault()));
    dispatcher = new Dispatcher(deliveries);
  }

  public void start() {
    dispatcher.start();
  }

  /** Something was queued. */
  public void wake() {
    dispatcher.wake();
  }

  /** Forgets what is too old. */
  public void expire() {
    deliveries.expire();
  }

  @Override
  public void close() throws InterruptedException {
    dispatcher.close();
  }
}
