package dev.axle.outgoing;

/** A call that got no usable answer, in words for whoever asked for it. */
public final class OutgoingFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** The address can't be called at all: its form, its scheme, a name that does not resolve. */
    BAD_ADDRESS,
    /** The name leads to an address that must not be called. */
    FORBIDDEN_ADDRESS,
    /** Nobody answered, or the answer broke off. */
    NO_ANSWER,
    /** It took longer than it may. */
    TOO_SLOW,
    /** The answer has more bytes than it may. */
    TOO_LARGE,
    /** An answer, but not a success. */
    REFUSED
  }

  private final Reason reason;

  OutgoingFailure(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
