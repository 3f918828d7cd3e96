/** What apps call: how much, what is kept for whom, and how they could do with less. */
@NullMarked
package dev.axle.usage;

import org.jspecify.annotations.NullMarked;
