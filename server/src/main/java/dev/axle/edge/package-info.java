/** What every request passes: correlation id, route, caller, scope, limits, errors, paging. */
@NullMarked
package dev.axle.edge;

import org.jspecify.annotations.NullMarked;
