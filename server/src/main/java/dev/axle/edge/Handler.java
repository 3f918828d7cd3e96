package dev.axle.edge;

/**
 * What an operation does: a decoded call in, an answer out. Failures are thrown as {@link Problem}.
 */
@FunctionalInterface
public interface Handler {

  Answer answer(Call call);
}
