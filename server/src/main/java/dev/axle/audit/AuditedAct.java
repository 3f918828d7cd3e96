package dev.axle.audit;

import java.util.Optional;

/**
 * What an operation that is worth remembering means, in HubSpot's words.
 *
 * @param category such as {@code CRM_OBJECT}
 * @param action such as {@code CREATE}, {@code DELETE}
 * @param securityType for acts that the security log shows as well: {@code ADD_USER}
 * @param target the parameter of the path that names what was acted upon, or empty
 */
public record AuditedAct(
    String category, String action, Optional<String> securityType, Optional<String> target) {}
