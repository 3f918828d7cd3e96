package dev.axle.outgoing;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The addresses that begin alike, written as {@code 10.0.0.0/8}. */
record AddressRange(BigInteger first, int length, int bits) {

  static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    try {
      byte[] bytes = InetAddress.getByName(text.substring(0, slash)).getAddress();
      return new AddressRange(
          new BigInteger(1, bytes),
          Integer.parseInt(text.substring(slash + 1)),
          bytes.length * Byte.SIZE);
    } catch (UnknownHostException notAnAddress) {
      throw new IllegalArgumentException(text, notAnAddress);
    }
  }

  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    int free = bits - length;
    return bytes.length * Byte.SIZE == bits
        && new BigInteger(1, bytes).shiftRight(free).equals(first.shiftRight(free));
  }
}
