package dev.axle.crm.rollups;

import static dev.axle.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.axle.testing.RunningAxle;
import dev.axle.testing.TestPortal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Rollups under writers that don't wait for each other: at the end they are exactly right. */
class RollupRaceTest {

  private static final int WRITERS = 4;
  private static final int STEPS = 60;
  private static final int CONTACTS = 12;
  private static final long SEED = 20261127;

  private static final TestPortal PORTAL = RunningAxle.get().portal(RollupRaceTest.class);
  private static final RolledUp CRM = new RolledUp(PORTAL);

  /** What one writer knows of its contacts: nobody else touches them. */
  private record Contact(String id, Set<String> companies, boolean[] archived, boolean[] decides) {}

  @Test
  void afterAStormOfChangesEveryCountIsRight() throws Exception {
    List<String> companies = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      companies.add(CRM.made("companies", "name", "Race " + i));
    }
    List<Callable<List<Contact>>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      Random random = new Random(SEED + i);
      writers.add(() -> storm(companies, random));
    }
    List<Contact> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      for (Future<List<Contact>> written : threads.invokeAll(writers)) {
        all.addAll(written.get());
      }
    }
    Map<String, Map<String, String>> expected = new TreeMap<>();
    for (String company : companies) {
      List<Contact> here =
          all.stream()
              .filter(each -> !each.archived()[0] && each.companies().contains(company))
              .toList();
      expected.put(
          company,
          Map.of(
              "num_associated_contacts",
              Integer.toString(here.size()),
              "hs_num_decision_makers",
              Long.toString(here.stream().filter(each -> each.decides()[0]).count())));
    }
    eventually(
        () -> {
          Map<String, Map<String, String>> present = new TreeMap<>();
          for (String company : companies) {
            Map<String, String> values =
                CRM.values(
                    "companies",
                    company,
                    List.of("num_associated_contacts", "hs_num_decision_makers"));
            values.replaceAll((name, value) -> value.equals("none") ? "0" : value);
            present.put(company, values);
          }
          assertThat(present).isEqualTo(expected);
        });
  }

  private static List<Contact> storm(List<String> companies, Random random) {
    List<Contact> own = new ArrayList<>();
    for (int i = 0; i < CONTACTS; i++) {
      own.add(
          new Contact(
              CRM.made("contacts", "lastname", "Race " + i),
              ConcurrentHashMap.newKeySet(),
              new boolean[1],
              new boolean[1]));
    }
    for (int i = 0; i < STEPS; i++) {
      Contact contact = own.get(random.nextInt(CONTACTS));
      String company = companies.get(random.nextInt(companies.size()));
      if (contact.archived()[0]) {
        PORTAL
            .post(
                "/axle/v1/objects/contacts/batch/restore",
                "{\"inputs\": [{\"id\": \"%s\"}]}".formatted(contact.id()))
            .expect(204);
        contact.archived()[0] = false;
        continue;
      }
      switch (random.nextInt(6)) {
        case 0, 1, 2 -> {
          CRM.associate("contacts", contact.id(), "companies", company);
          contact.companies().add(company);
        }
        case 3 -> {
          CRM.separate("contacts", contact.id(), "companies", company);
          contact.companies().remove(company);
        }
        case 4 -> {
          boolean decides = !contact.decides()[0];
          CRM.change(
              "contacts", contact.id(), "hs_buying_role", decides ? "DECISION_MAKER" : "OTHER");
          contact.decides()[0] = decides;
        }
        default -> {
          CRM.archive("contacts", contact.id());
          contact.archived()[0] = true;
        }
      }
    }
    return own;
  }
}
