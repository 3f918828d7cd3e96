package dev.axle.people;

/** Somebody who can sign in. */
record Person(long id, String email, String name) {}
