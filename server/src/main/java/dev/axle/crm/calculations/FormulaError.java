package dev.axle.crm.calculations;

/** Why a text is no formula. */
public final class FormulaError extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param position in the text, from 1
   */
  FormulaError(String message, int position) {
    super(message + " (at position " + position + ")");
  }
}
