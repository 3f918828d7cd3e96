package dev.axle.edge;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The id that ties an answer to the log: a UUID of version 7, as HubSpot's newer ones are. */
final class CorrelationId {

  private CorrelationId() {}

  static String at(long epochMillis) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (epochMillis << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
    long low = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
    return new UUID(high, low).toString();
  }
}
