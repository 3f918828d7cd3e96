package dev.axle.outgoing;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses that are not of the public internet.
 *
 * <p>Sources: https://www.iana.org/assignments/iana-ipv4-special-registry and
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 */
final class SpecialAddresses {

  private static final List<AddressRange> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.31.196.0/24",
              "192.52.193.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "192.175.48.0/24",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              // answers the machines of one cloud with their own metadata, although it looks public
              "168.63.129.16/32",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "2620:4f:8000::/48",
              "3fff::/20")
          .map(AddressRange::parse)
          .toList();

  /** All of IPv6 that is given out; the rest is private, local, multicast, or wraps IPv4. */
  private static final AddressRange GIVEN_OUT = AddressRange.parse("2000::/3");

  private SpecialAddresses() {}

  static boolean isPublic(InetAddress address) {
    return SPECIAL.stream().noneMatch(range -> range.contains(address))
        && (!(address instanceof Inet6Address) || GIVEN_OUT.contains(address));
  }
}
