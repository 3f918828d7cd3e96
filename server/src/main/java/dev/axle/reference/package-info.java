/** The API described from its operations list: the OpenAPI document, and what pages show of it. */
@NullMarked
package dev.axle.reference;

import org.jspecify.annotations.NullMarked;
