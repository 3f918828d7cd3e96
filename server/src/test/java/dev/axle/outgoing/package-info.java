@NullMarked
package dev.axle.outgoing;

import org.jspecify.annotations.NullMarked;
