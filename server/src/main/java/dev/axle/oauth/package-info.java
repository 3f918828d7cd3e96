/** OAuth 2.0: public apps, what portals grant them, and their tokens. */
@NullMarked
package dev.axle.oauth;

import org.jspecify.annotations.NullMarked;
