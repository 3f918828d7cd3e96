/** The currencies of a portal and what they are worth. */
@NullMarked
package dev.axle.currencies;

import org.jspecify.annotations.NullMarked;
