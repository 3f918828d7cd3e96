package dev.axle.edge;

/**
 * Told of each call of a known caller once its answer is made, on the thread that answers: it must
 * be quick, must not wait, and must not throw.
 */
@FunctionalInterface
public interface CallListener {

  void answered(AnsweredCall call);
}
