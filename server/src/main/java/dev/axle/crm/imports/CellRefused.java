package dev.axle.crm.imports;

/** A cell that can't be what its property holds. */
final class CellRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final ImportErrorType type;

  CellRefused(ImportErrorType type, String message) {
    super(message, null, false, false);
    this.type = type;
  }

  ImportErrorType type() {
    return type;
  }
}
