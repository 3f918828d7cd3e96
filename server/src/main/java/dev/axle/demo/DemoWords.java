package dev.axle.demo;

import java.util.List;

/** What the demo's records are made of. */
final class DemoWords {

  static final List<String> OWNERS =
      List.of("Ines Duarte", "Malik Osei", "Yuki Tanabe", "Greta Lindqvist");

  static final List<String> COMPANY_FIRST =
      List.of(
          "Northwind",
          "Bluebird",
          "Granite",
          "Harbor",
          "Juniper",
          "Copper",
          "Lantern",
          "Meadow",
          "Orchard",
          "Pioneer",
          "Quarry",
          "Ridgeline",
          "Saffron",
          "Timber",
          "Umbra",
          "Vantage",
          "Willow",
          "Yarrow",
          "Zephyr",
          "Anchor");

  static final List<String> COMPANY_LAST =
      List.of("Logistics", "Foods", "Software", "Energy", "Clinics", "Tools", "Studios", "Freight");

  static final List<String> FIRST_NAMES =
      List.of(
          "Ada", "Ben", "Carla", "Deniz", "Elena", "Farid", "Grace", "Hugo", "Imani", "Jonas",
          "Kaya", "Liam", "Mona", "Nils", "Olga", "Pavel", "Quinn", "Rosa", "Sven", "Tara", "Uma",
          "Viktor", "Wanda", "Xenia", "Yusuf", "Zoe", "Amir", "Bianca", "Cyrus", "Dora", "Emil",
          "Fiona", "Gustav", "Hana", "Ivan", "Jade", "Kofi", "Lena", "Marco", "Nadia");

  static final List<String> LAST_NAMES =
      List.of(
          "Abbott",
          "Baker",
          "Castillo",
          "Demir",
          "Eriksen",
          "Fischer",
          "Garcia",
          "Haddad",
          "Ibrahim",
          "Jansen",
          "Kowalski",
          "Larsen",
          "Moreau",
          "Nakamura",
          "Okafor",
          "Petrov",
          "Quintero",
          "Rossi",
          "Silva",
          "Turner",
          "Ueda",
          "Vargas",
          "Weber",
          "Xu",
          "Young",
          "Zimmer",
          "Almeida",
          "Brandt",
          "Chen",
          "Dubois",
          "Ellis",
          "Fontaine",
          "Gomez",
          "Hoffmann",
          "Iqbal",
          "Johansson",
          "Keller");

  static final List<String> JOBS =
      List.of(
          "Head of Operations",
          "Buyer",
          "IT Manager",
          "Founder",
          "Account Manager",
          "Marketing Lead",
          "Finance Director",
          "Support Engineer",
          "Sales Manager");

  static final List<String> CITIES =
      List.of("Boston", "Austin", "Denver", "Portland", "Chicago", "Atlanta", "Madison");

  static final List<String> INDUSTRIES =
      List.of("COMPUTER_SOFTWARE", "RETAIL", "CONSTRUCTION", "BANKING", "INSURANCE", "INTERNET");

  static final List<String> LIFECYCLE_STAGES =
      List.of(
          "subscriber",
          "lead",
          "marketingqualifiedlead",
          "salesqualifiedlead",
          "opportunity",
          "customer");

  static final List<String> LEAD_STATUSES =
      List.of("NEW", "OPEN", "IN_PROGRESS", "ATTEMPTED_TO_CONTACT", "CONNECTED");

  static final List<String> DEAL_STAGES =
      List.of(
          "appointmentscheduled",
          "qualifiedtobuy",
          "presentationscheduled",
          "decisionmakerboughtin",
          "contractsent",
          "closedwon",
          "closedlost");

  static final List<String> DEAL_KINDS =
      List.of("annual plan", "pilot", "renewal", "extra seats", "migration", "training days");

  static final List<String> TICKET_SUBJECTS =
      List.of(
          "Invoice shows the wrong address",
          "Export stops at row 1,000",
          "Sign-in code never comes",
          "Please add a dark mode",
          "Order arrived twice",
          "How do I change the owner of a record?");

  static final List<String> TOPICS =
      List.of(
          "the renewal", "the pilot's results", "delivery dates", "pricing", "the new contract");

  static final List<String> NOTES =
      List.of(
          "Wants to decide before the end of the quarter.",
          "Happy with the pilot; asks for a reference in the same industry.",
          "Budget is approved, the legal review is still open.",
          "Prefers calls on Tuesday mornings.");

  private DemoWords() {}
}
