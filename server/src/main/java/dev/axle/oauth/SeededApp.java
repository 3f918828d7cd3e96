package dev.axle.oauth;

import dev.axle.edge.Secret;
import java.util.UUID;

/** The public app that the settings name, for tests that know its credentials beforehand. */
public record SeededApp(UUID clientId, Secret clientSecret, String redirectUrl) {}
