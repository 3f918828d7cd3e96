@NullMarked
package dev.axle.storage;

import org.jspecify.annotations.NullMarked;
