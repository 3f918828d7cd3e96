package dev.axle.crm.lists;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a list carries for its users, and is only kept. */
record ListSettings(
    @Nullable Map<String, String> customProperties,
    @Nullable Permissions listPermissions,
    @Nullable Membership membershipSettings) {

  static final ListSettings NONE = new ListSettings(null, null, null);

  record Permissions(List<Integer> teamsWithEditAccess, List<Integer> usersWithEditAccess) {}

  record Membership(@Nullable Integer membershipTeamId, @Nullable Boolean includeUnassigned) {}

  Map<String, String> custom() {
    return customProperties == null ? Map.of() : customProperties;
  }

  Permissions permissions() {
    return Optional.ofNullable(listPermissions)
        .orElseGet(() -> new Permissions(List.of(), List.of()));
  }

  Membership membership() {
    return Optional.ofNullable(membershipSettings).orElseGet(() -> new Membership(null, null));
  }
}
