package dev.axle.people;

import java.time.Instant;

/** A try to sign in, of somebody who is a user of the account. */
public record SignInAttempt(
    long id,
    long user,
    String email,
    Instant at,
    boolean succeeded,
    String address,
    String userAgent) {}
