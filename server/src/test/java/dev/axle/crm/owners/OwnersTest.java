package dev.axle.crm.owners;

import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** Whom records may belong to, and what becomes of those whose owner is gone. */
class OwnersTest {

  private static final String CONTACTS = "/crm/v3/objects/contacts";
  private static final String OWNERS = "/crm/v3/owners";

  private final TestPortal portal = RunningAxle.get().portal(OwnersTest.class);

  /** Someone who was a user and is none any more. */
  private record Former(String ownerId, String userId) {}

  private Exchange user(String email) {
    portal
        .post(
            "/settings/v3/users",
            "{\"email\": \"%s\", \"sendWelcomeEmail\": false}".formatted(email))
        .expect(201);
    return portal.get(OWNERS + "?email=" + email).expect(200);
  }

  private void leave(String userId) {
    portal.delete("/settings/v3/users/" + userId).expect(204);
  }

  private Former former(String email) {
    Exchange owner = user(email);
    leave(owner.at("/results/0/userId"));
    return new Former(owner.at("/results/0/id"), owner.at("/results/0/userId"));
  }

  private static String owned(String owner) {
    return "{\"properties\": {\"hubspot_owner_id\": \"%s\"}}".formatted(owner);
  }

  private static void refused(Exchange exchange) {
    assertThat(exchange.expect(400).at("/category")).isEqualTo("VALIDATION_ERROR");
    assertThat(exchange.at("/errors/0/code")).isEqualTo("INVALID_OWNER_ID");
  }

  @Test
  void nobodyGetsARecordWhoIsNoOwnerOrNoLongerOne() {
    String id = portal.post(CONTACTS, "{\"properties\": {\"email\": \"c@owned.com\"}}").at("/id");
    Exchange active = user("here@owners.com");
    Former former = former("gone@owners.com");
    for (String nobody :
        new String[] {"1", former.ownerId(), active.at("/results/0/userId"), "Ann"}) {
      refused(portal.post(CONTACTS, owned(nobody)));
      refused(portal.patch(CONTACTS + "/" + id, owned(nobody)));
      String input =
          "{\"inputs\": [{\"id\": \"%s\", \"idProperty\": \"%s\", \"associations\": [], \"properties\": {\"hubspot_owner_id\": \"%s\"}}]}";
      refused(portal.post(CONTACTS + "/batch/update", input.formatted(id, "hs_object_id", nobody)));
      refused(
          portal.post(CONTACTS + "/batch/upsert", input.formatted("c@owned.com", "email", nobody)));
      refused(
          portal.post(
              CONTACTS + "/batch/create",
              "{\"inputs\": [{\"associations\": [], \"properties\": {\"hubspot_owner_id\": \"%s\"}}]}"
                  .formatted(nobody)));
    }
    portal.patch(CONTACTS + "/" + id, owned(active.at("/results/0/id"))).expect(200);
  }

  @Test
  void aRecordKeepsAnOwnerWhoLeaves() {
    Exchange owner = user("leaver@owners.com");
    String ownerId = owner.at("/results/0/id");
    String one = portal.post(CONTACTS, owned(ownerId)).expect(201).at("/id");
    String two =
        portal.post(CONTACTS, "{\"properties\": {\"lastname\": \"Two\"}}").expect(201).at("/id");
    leave(owner.at("/results/0/userId"));
    assertThat(
            portal
                .patch(CONTACTS + "/" + one, "{\"properties\": {\"lastname\": \"One\"}}")
                .expect(200)
                .status())
        .isEqualTo(200);
    assertThat(ownerOf(one)).isEqualTo(ownerId);

    String merged =
        portal
            .post(
                CONTACTS + "/merge",
                "{\"primaryObjectId\": \"%s\", \"objectIdToMerge\": \"%s\"}".formatted(two, one))
            .expect(200)
            .at("/id");
    assertThat(ownerOf(merged)).isEqualTo(ownerId);
    portal.delete(CONTACTS + "/" + merged).expect(204);
    portal
        .post(
            "/axle/v1/objects/contacts/batch/restore",
            "{\"inputs\": [{\"id\": \"%s\"}]}".formatted(merged))
        .expect(204);
    assertThat(ownerOf(merged)).isEqualTo(ownerId);
    portal.patch(CONTACTS + "/" + merged, owned("")).expect(200);
    refused(portal.patch(CONTACTS + "/" + merged, owned(ownerId)));
  }

  private String ownerOf(String contact) {
    return portal
        .get(CONTACTS + "/" + contact + "?properties=hubspot_owner_id")
        .expect(200)
        .at("/properties/hubspot_owner_id");
  }

  @Test
  void anArchivedOwnerIsReadAsSuchOnly() {
    Former former = former("read@owners.com");
    portal.get(OWNERS + "/" + former.ownerId()).expect(404);
    portal.get(OWNERS + "/" + former.userId() + "?idProperty=userId").expect(404);
    Exchange archived =
        portal.get(OWNERS + "/" + former.userId() + "?idProperty=userId&archived=true").expect(200);
    assertThat(archived.at("/id")).isEqualTo(former.ownerId());
    assertThat(archived.at("/archived")).isEqualTo("true");
    assertThat(archived.at("/userIdIncludingInactive")).isEqualTo(former.userId());
    assertThat(archived.has("/userId")).isFalse();
    String active = user("active@owners.com").at("/results/0/id");
    portal.get(OWNERS + "/" + active).expect(200);
    portal.get(OWNERS + "/" + active + "?archived=true").expect(404);
  }
}
