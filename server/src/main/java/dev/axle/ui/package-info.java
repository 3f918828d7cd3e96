/**
 * The shell of all pages: who may see them, how they are drawn, and what keeps others from writing
 * through them. A feature's pages are its own {@code …Pages} class and its templates.
 */
@NullMarked
package dev.axle.ui;

import org.jspecify.annotations.NullMarked;
