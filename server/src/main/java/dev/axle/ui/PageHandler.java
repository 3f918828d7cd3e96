package dev.axle.ui;

/** Answers the visits of one page. */
@FunctionalInterface
public interface PageHandler {

  View view(Visit visit);
}
