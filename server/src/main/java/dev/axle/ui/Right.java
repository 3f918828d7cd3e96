package dev.axle.ui;

/** What somebody may do on pages. */
public enum Right {
  /** See what every user of the account may see. */
  SEE,
  /** Invite people, take them out, and say what they may do. */
  MANAGE_PEOPLE,
  /** Make apps and their tokens, and see what they call. */
  MANAGE_APPS,
  /** See who did what. */
  SEE_AUDIT_LOG
}
