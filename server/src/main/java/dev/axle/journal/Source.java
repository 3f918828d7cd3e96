package dev.axle.journal;

import dev.axle.edge.AppId;

/**
 * Who caused a change, in the words of HubSpot's property history.
 *
 * @param type such as {@code INTEGRATION}, {@code IMPORT}, {@code CRM_UI}
 * @param id of the app, import or user
 */
public record Source(String type, String id) {

  /** A write through the API by an app. */
  public static Source app(AppId app) {
    return new Source("INTEGRATION", app.toString());
  }
}
