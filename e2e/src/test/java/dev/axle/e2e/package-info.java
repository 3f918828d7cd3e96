/** The built server as a process of its own: real clients, kills, restarts. */
@NullMarked
package dev.axle.e2e;

import org.jspecify.annotations.NullMarked;
