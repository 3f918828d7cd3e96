/** The first portal and its believable records. */
@NullMarked
package dev.axle.demo;

import org.jspecify.annotations.NullMarked;
