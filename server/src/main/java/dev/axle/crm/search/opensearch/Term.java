package dev.axle.crm.search.opensearch;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers writes, so that OpenSearch keeps the later of two, whichever comes first: those of a
 * later term of keeping the index are later, also if a node of an earlier one has not noticed that
 * it is over.
 */
final class Term {

  private static final int BITS_OF_WRITES = 32;

  private final AtomicLong last;

  Term(long number) {
    this.last = new AtomicLong(number << BITS_OF_WRITES);
  }

  long next() {
    return last.incrementAndGet();
  }
}
