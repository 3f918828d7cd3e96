package dev.axle.webhooks.journal;

/** What happened, in HubSpot's words. */
public enum Action {
  CREATE,
  UPDATE,
  DELETE,
  MERGE,
  RESTORE,
  ASSOCIATION_ADDED,
  ASSOCIATION_REMOVED,
  SNAPSHOT,
  APP_INSTALL,
  APP_UNINSTALL,
  ADDED_TO_LIST,
  REMOVED_FROM_LIST,
  GDPR_DELETE
}
