/** Portals, their private apps and tokens, tiers and clocks. */
@NullMarked
package dev.axle.portals;

import org.jspecify.annotations.NullMarked;
