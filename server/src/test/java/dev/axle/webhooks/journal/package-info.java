@NullMarked
package dev.axle.webhooks.journal;

import org.jspecify.annotations.NullMarked;
