/** One running Axle for all feature tests, and a portal of its own for each test class. */
@NullMarked
package dev.axle.testing;

import org.jspecify.annotations.NullMarked;
