/** The rates of tax that a portal charges. */
@NullMarked
package dev.axle.taxrates;

import org.jspecify.annotations.NullMarked;
