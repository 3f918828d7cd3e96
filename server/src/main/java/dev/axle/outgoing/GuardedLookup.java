package dev.axle.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up for the client, and refuses those that lead to an address that must not be called.
 * The client connects to the very addresses that this returns, and asks anew for each connection: a
 * name that changes its mind after it was checked gains nothing.
 */
final class GuardedLookup implements DnsResolver {

  private final DnsResolver lookup;
  private final Predicate<InetAddress> allowed;

  GuardedLookup(DnsResolver lookup, Predicate<InetAddress> allowed) {
    this.lookup = lookup;
    this.allowed = allowed;
  }

  /** The name leads where no call may go. */
  static final class Forbidden extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    Forbidden(String host) {
      super(host);
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = lookup.resolve(host);
    for (InetAddress address : addresses) {
      if (!allowed.test(address)) {
        throw new Forbidden(host);
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
