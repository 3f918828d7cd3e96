package dev.axle.contract;

/** The HTTP interface of one portal, as its token opens it. */
@FunctionalInterface
interface PortalApi {

  /**
   * Sends a request.
   *
   * @param pathAndQuery encoded
   * @param body JSON, or empty for none
   */
  Answered send(String method, String pathAndQuery, String body);
}
