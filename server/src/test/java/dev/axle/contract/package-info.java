/** Axle's answers held against HubSpot's published OpenAPI files. */
@NullMarked
package dev.axle.contract;

import org.jspecify.annotations.NullMarked;
