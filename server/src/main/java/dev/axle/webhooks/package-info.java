/** Webhooks: what changed, sent to the addresses that apps have named, signed. */
@NullMarked
package dev.axle.webhooks;

import org.jspecify.annotations.NullMarked;
