package dev.axle.crm.imports;

import static dev.axle.crm.imports.ImportedFiles.contact;
import static dev.axle.crm.imports.ImportedFiles.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.Exchange;
import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** What imported contacts are connected with: lists, users, owners. */
class ImportedContactsTest {

  private static final TestPortal PORTAL = RunningAxle.get().portal(ImportedContactsTest.class);
  private static final ImportedFiles FILES = new ImportedFiles(PORTAL);
  private static final String EMAIL = contact("Email", "email", "HUBSPOT_ALTERNATE_ID");
  private static final String FIRST = contact("First", "firstname", "STANDARD");

  @Test
  void theContactsOfAnImportBecomeAList() {
    String wanted = request("\"createContactListFromImport\":true,", EMAIL, FIRST);
    Exchange done =
        FILES.run(wanted, "Email,First\none@listed.example.com,A\ntwo@listed.example.com,B\n");
    assertThat(done.at("/metadata/objectLists/0/objectType")).isEqualTo("CONTACT");
    String list = done.at("/metadata/objectLists/0/listId");
    Exchange shown = PORTAL.get("/crm/v3/lists/" + list).expect(200);
    assertThat(shown.at("/list/name")).isEqualTo("Rows");
    assertThat(shown.at("/list/size")).isEqualTo("2");
    Exchange again =
        FILES.run(wanted, "Email,First\none@listed.example.com,A\none@listed.example.com,C\n");
    String second = again.at("/metadata/objectLists/0/listId");
    Exchange other = PORTAL.get("/crm/v3/lists/" + second).expect(200);
    assertThat(other.at("/list/name")).isEqualTo("Rows (2)");
    assertThat(other.at("/list/size")).isEqualTo("1");
    assertThat(
            FILES
                .run(request("", EMAIL, FIRST), "Email,First\nno@listed.example.com,A\n")
                .json()
                .at("/metadata/objectLists"))
        .isEmpty();
  }

  @Test
  void whatAnImportWritesIsByItsNameAndForWhoStartedIt() {
    TestPortal sync = PORTAL.forUser("Uploader", 4711);
    ImportedFiles files = new ImportedFiles(sync);
    Exchange done = files.run(request("", EMAIL, FIRST), "Email,First\nby@user.example.com,Bo\n");
    Exchange made =
        sync.get(
                "/crm/v3/objects/contacts/by@user.example.com?idProperty=email"
                    + "&propertiesWithHistory=firstname&properties=hs_object_source_id,"
                    + "hs_object_source_detail_1,hs_object_source_user_id,hs_created_by_user_id")
            .expect(200);
    String version = "/propertiesWithHistory/firstname/0/";
    assertThat(made.at(version + "sourceType")).isEqualTo("IMPORT");
    assertThat(made.at(version + "sourceId")).isEqualTo(done.at("/id"));
    assertThat(made.at(version + "sourceLabel")).isEqualTo("Rows");
    assertThat(made.at(version + "updatedByUserId")).isEqualTo("4711");
    assertThat(made.at("/properties/hs_object_source_id")).isEqualTo(done.at("/id"));
    assertThat(made.at("/properties/hs_object_source_detail_1")).isEqualTo("Rows");
    assertThat(made.at("/properties/hs_object_source_user_id")).isEqualTo("4711");
    assertThat(made.at("/properties/hs_created_by_user_id")).isEqualTo("4711");
  }

  @Test
  void ownersWhoAreGoneAreFoundUnderNoName() {
    String user =
        PORTAL
            .post(
                "/settings/v3/users",
                "{\"email\":\"gone@owner.example.com\",\"firstName\":\"Gone\",\"lastName\":\"Girl\",\"sendWelcomeEmail\":false}")
            .expect(201)
            .at("/id");
    String owner = PORTAL.get("/crm/v3/owners?email=gone@owner.example.com").at("/results/0/id");
    String columns = EMAIL + "," + contact("Owner", "hubspot_owner_id", "STANDARD");
    FILES.run(request("", columns), "Email,Owner\nheld@owner.example.com,Gone Girl\n");
    PORTAL.delete("/settings/v3/users/" + user).expect(204);
    Exchange done =
        FILES.run(
            request("", columns),
            "Email,Owner\nx@owner.example.com,%s\ny@owner.example.com,gone@owner.example.com\nz@owner.example.com,Gone Girl\nheld@owner.example.com,\n"
                .formatted(owner));
    assertThat(FILES.errors(done))
        .containsExactlyInAnyOrder(
            "COULD_NOT_FIND_OWNER line 2 column 1 " + owner,
            "COULD_NOT_FIND_OWNER line 3 column 1 gone@owner.example.com",
            "COULD_NOT_FIND_OWNER line 4 column 1 Gone Girl");
    assertThat(FILES.contact("held@owner.example.com", "hubspot_owner_id")).isEqualTo(owner);
  }
}
