@org.jspecify.annotations.NullMarked
package dev.axle.reference;
