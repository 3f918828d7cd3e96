/** The audit log: sensitive acts, when they were done and by whom. */
@NullMarked
package dev.axle.audit;

import org.jspecify.annotations.NullMarked;
