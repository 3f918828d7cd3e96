package dev.axle.demo;

import dev.axle.crm.associations.Wanted;
import dev.axle.crm.objects.NewObject;
import dev.axle.crm.objects.Objects;
import dev.axle.crm.objects.Written;
import dev.axle.crm.owners.Owner;
import dev.axle.crm.schemas.ObjectId;
import dev.axle.crm.schemas.ObjectTypes;
import dev.axle.crm.users.Users;
import dev.axle.edge.PortalId;
import dev.axle.edge.UserId;
import dev.axle.journal.Author;
import dev.axle.journal.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A small believable company's CRM: the same on every machine, so that a screenshot or a tutorial
 * means the same to everybody.
 */
public final class DemoRecords {

  private static final int COMPANIES = 60;
  private static final int CONTACTS = 200;
  private static final int DEALS = 40;
  private static final int TICKETS = 30;
  private static final int ENGAGEMENTS = 25;
  private static final int BATCH = 100;

  private static final int CONTACT_TO_COMPANY = 1;
  private static final int DEAL_TO_COMPANY = 5;
  private static final int DEAL_TO_CONTACT = 3;
  private static final int TICKET_TO_CONTACT = 16;
  private static final int TICKET_TO_COMPANY = 26;

  private final ObjectTypes types;
  private final Objects objects;
  private final Users users;
  private final Random random = new Random(2026);

  public DemoRecords(ObjectTypes types, Objects objects, Users users) {
    this.types = types;
    this.objects = objects;
    this.users = users;
  }

  /** Fills a portal that was just made, for the first of its people, and says who that is. */
  public UserId load(PortalId portal, Instant now) {
    List<Owner> people = people(now);
    UserId first = new UserId(people.getFirst().userId());
    Source source =
        new Source("MIGRATION", "demo", Optional.of("Demo records"), Optional.of(first));
    Author author = new Author(portal, source, now);
    users.add(author, people);
    List<ObjectId> companies = companies(author, people);
    List<ObjectId> contacts = contacts(author, people, companies);
    List<ObjectId> deals = deals(author, people, companies, contacts);
    tickets(author, people, companies, contacts);
    engagements(author, people, contacts, deals);
    return first;
  }

  private static List<Owner> people(Instant now) {
    List<Owner> people = new ArrayList<>();
    for (int i = 0; i < DemoWords.OWNERS.size(); i++) {
      String[] name = DemoWords.OWNERS.get(i).split(" ");
      String email = name[0].toLowerCase(Locale.ROOT) + "@axle.example";
      people.add(new Owner(41_629_701 + i, 9_586_501 + i, email, name[0], name[1], now, now, null));
    }
    return people;
  }

  private List<ObjectId> companies(Author author, List<Owner> people) {
    List<NewObject> inputs = new ArrayList<>();
    for (int i = 0; i < COMPANIES; i++) {
      String name = companyName(i);
      inputs.add(
          input(
              Map.of(
                  "name", name,
                  "domain", domain(i),
                  "city", pick(DemoWords.CITIES),
                  "country", "United States",
                  "industry", pick(DemoWords.INDUSTRIES),
                  "numberofemployees", Integer.toString(5 + random.nextInt(900)),
                  "annualrevenue", Integer.toString((1 + random.nextInt(400)) * 50_000),
                  "phone", phone(),
                  "lifecyclestage", random.nextInt(3) == 0 ? "customer" : "opportunity",
                  "hubspot_owner_id", owner(people)),
              List.of()));
    }
    return make(author, "companies", inputs);
  }

  private List<ObjectId> contacts(Author author, List<Owner> people, List<ObjectId> companies) {
    List<NewObject> inputs = new ArrayList<>();
    for (int i = 0; i < CONTACTS; i++) {
      int company = i % COMPANIES;
      String first = DemoWords.FIRST_NAMES.get(i % DemoWords.FIRST_NAMES.size());
      String last = DemoWords.LAST_NAMES.get((i * 7 + i / 40) % DemoWords.LAST_NAMES.size());
      String email = "%s.%s@%s".formatted(first, last, domain(company)).toLowerCase(Locale.ROOT);
      inputs.add(
          input(
              Map.of(
                  "email", email,
                  "firstname", first,
                  "lastname", last,
                  "jobtitle", pick(DemoWords.JOBS),
                  "company", companyName(company),
                  "phone", phone(),
                  "city", pick(DemoWords.CITIES),
                  "lifecyclestage", pick(DemoWords.LIFECYCLE_STAGES),
                  "hs_lead_status", pick(DemoWords.LEAD_STATUSES),
                  "hubspot_owner_id", owner(people)),
              List.of(wanted(companies.get(company), CONTACT_TO_COMPANY))));
    }
    return make(author, "contacts", inputs);
  }

  private List<ObjectId> deals(
      Author author, List<Owner> people, List<ObjectId> companies, List<ObjectId> contacts) {
    List<NewObject> inputs = new ArrayList<>();
    for (int i = 0; i < DEALS; i++) {
      String stage = DemoWords.DEAL_STAGES.get(i % DemoWords.DEAL_STAGES.size());
      boolean closed = stage.startsWith("closed");
      Instant close =
          author.now().plus(Duration.ofDays((closed ? -1 : 1) * (3L + random.nextInt(80))));
      inputs.add(
          input(
              Map.of(
                  "dealname",
                  companyName(i) + ": " + pick(DemoWords.DEAL_KINDS),
                  "amount",
                  Integer.toString((2 + random.nextInt(90)) * 500),
                  "dealstage",
                  stage,
                  "pipeline",
                  "default",
                  "closedate",
                  close.truncatedTo(ChronoUnit.DAYS).toString(),
                  "dealtype",
                  random.nextBoolean() ? "newbusiness" : "existingbusiness",
                  "hubspot_owner_id",
                  owner(people)),
              List.of(
                  wanted(companies.get(i), DEAL_TO_COMPANY),
                  wanted(contacts.get(i), DEAL_TO_CONTACT))));
    }
    return make(author, "deals", inputs);
  }

  private void tickets(
      Author author, List<Owner> people, List<ObjectId> companies, List<ObjectId> contacts) {
    List<NewObject> inputs = new ArrayList<>();
    for (int i = 0; i < TICKETS; i++) {
      int contact = i * 3;
      inputs.add(
          input(
              Map.of(
                  "subject", pick(DemoWords.TICKET_SUBJECTS),
                  "content", "Reported by the customer; see the conversation for the details.",
                  "hs_pipeline", "0",
                  "hs_pipeline_stage", Integer.toString(1 + i % 4),
                  "hs_ticket_priority", pick(List.of("LOW", "MEDIUM", "HIGH")),
                  "hs_ticket_category",
                      pick(List.of("PRODUCT_ISSUE", "BILLING_ISSUE", "FEATURE_REQUEST")),
                  "hubspot_owner_id", owner(people)),
              List.of(
                  wanted(contacts.get(contact), TICKET_TO_CONTACT),
                  wanted(companies.get(contact % COMPANIES), TICKET_TO_COMPANY))));
    }
    make(author, "tickets", inputs);
  }

  private void engagements(
      Author author, List<Owner> people, List<ObjectId> contacts, List<ObjectId> deals) {
    make(author, "notes", each(author, people, contacts, 202, this::note));
    make(author, "calls", each(author, people, contacts, 194, this::call));
    make(author, "tasks", each(author, people, deals, 216, this::task));
    make(author, "meetings", each(author, people, deals, 212, this::meeting));
    make(author, "emails", each(author, people, contacts, 198, this::email));
  }

  /** The values that only this kind of engagement has. */
  private interface Kind {
    Map<String, String> values(Instant when);
  }

  private List<NewObject> each(
      Author author, List<Owner> people, List<ObjectId> targets, int associationType, Kind kind) {
    List<NewObject> inputs = new ArrayList<>();
    for (int i = 0; i < ENGAGEMENTS; i++) {
      Instant when = author.now().minus(Duration.ofHours(5L + random.nextInt(900)));
      Map<String, String> values = new LinkedHashMap<>(kind.values(when));
      values.put("hs_timestamp", when.toString());
      values.put("hubspot_owner_id", owner(people));
      inputs.add(input(values, List.of(wanted(targets.get(i % targets.size()), associationType))));
    }
    return inputs;
  }

  private Map<String, String> note(Instant when) {
    return Map.of("hs_note_body", pick(DemoWords.NOTES));
  }

  private Map<String, String> call(Instant when) {
    return Map.of(
        "hs_call_title",
        "Call about " + pick(DemoWords.TOPICS),
        "hs_call_direction",
        random.nextBoolean() ? "OUTBOUND" : "INBOUND",
        "hs_call_status",
        "COMPLETED",
        "hs_call_duration",
        Integer.toString(30_000 + random.nextInt(900_000)));
  }

  private Map<String, String> task(Instant when) {
    return Map.of(
        "hs_task_subject",
        "Follow up on " + pick(DemoWords.TOPICS),
        "hs_task_status",
        random.nextBoolean() ? "COMPLETED" : "NOT_STARTED",
        "hs_task_priority",
        pick(List.of("LOW", "MEDIUM", "HIGH")),
        "hs_task_type",
        "TODO");
  }

  private Map<String, String> meeting(Instant when) {
    return Map.of(
        "hs_meeting_title",
        "Meeting about " + pick(DemoWords.TOPICS),
        "hs_meeting_start_time",
        when.toString(),
        "hs_meeting_end_time",
        when.plus(Duration.ofMinutes(30)).toString(),
        "hs_meeting_outcome",
        "COMPLETED");
  }

  private Map<String, String> email(Instant when) {
    return Map.of(
        "hs_email_direction",
        "EMAIL",
        "hs_email_status",
        "SENT",
        "hs_email_subject",
        "About " + pick(DemoWords.TOPICS),
        "hs_email_text",
        pick(DemoWords.NOTES));
  }

  private List<ObjectId> make(Author author, String type, List<NewObject> inputs) {
    List<ObjectId> ids = new ArrayList<>();
    for (int from = 0; from < inputs.size(); from += BATCH) {
      objects
          .createAll(
              author,
              types.named(author.portal(), type),
              inputs.subList(from, Math.min(from + BATCH, inputs.size())))
          .results()
          .stream()
          .map(Written::object)
          .forEach(made -> ids.add(made.id()));
    }
    return ids;
  }

  private static NewObject input(Map<String, String> values, List<Wanted> associations) {
    Map<String, @Nullable String> properties = new LinkedHashMap<>(values);
    return new NewObject(properties, associations, Optional.empty());
  }

  private static Wanted wanted(ObjectId to, int associationType) {
    return new Wanted(to, "HUBSPOT_DEFINED", associationType);
  }

  private String owner(List<Owner> people) {
    return Long.toString(people.get(random.nextInt(people.size())).id());
  }

  private <T> T pick(List<T> words) {
    return words.get(random.nextInt(words.size()));
  }

  private String phone() {
    return "+1 202-555-0%03d".formatted(100 + random.nextInt(99));
  }

  private static String companyName(int i) {
    return DemoWords.COMPANY_FIRST.get(i % DemoWords.COMPANY_FIRST.size())
        + " "
        + DemoWords.COMPANY_LAST.get((i / 4 + i) % DemoWords.COMPANY_LAST.size());
  }

  private static String domain(int i) {
    return companyName(i).toLowerCase(Locale.ROOT).replace(" ", "-")
        + "-"
        + (i + 1)
        + ".example.com";
  }
}
