package dev.axle.contract;

/**
 * An HTTP answer as it came.
 *
 * @param contentType the header's value, empty if there was none
 * @param body the body's text, empty if there was none
 */
record Answered(int status, String contentType, String body) {}
