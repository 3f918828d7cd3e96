/** The journal of an app: what it subscribed to, in files that it reads one after the other. */
@NullMarked
package dev.axle.webhooks.journal;

import org.jspecify.annotations.NullMarked;
