@NullMarked
package dev.axle.webhooks;

import org.jspecify.annotations.NullMarked;
