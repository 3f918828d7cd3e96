/** Where bytes lie: a folder of the machine, or a bucket that speaks S3. */
@NullMarked
package dev.axle.storage;

import org.jspecify.annotations.NullMarked;
