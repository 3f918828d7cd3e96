package dev.axle.webhooks;

/**
 * An event for an app.
 *
 * @param objectId of the record that it is about
 * @param body the JSON that is sent, but for the numbers of the event and the attempt
 */
record QueuedEvent(AppKey app, long objectId, String body) {}
