package dev.axle.oauth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a scope lets an app do, for somebody who decides on it: HubSpot's names of scopes say so in
 * one order of words.
 *
 * @param about what it is about, such as {@code Contacts}
 */
record ScopeSentence(String about, String text) {

  private static final Map<String, String> VERBS =
      Map.of(
          "read", "See",
          "write", "Make, change and delete",
          "read_write", "See, make, change and delete",
          "create", "Make",
          "delete", "Delete",
          "send", "Send",
          "publish", "Publish",
          "access", "Use");

  /** Words that say whose names follow, not what is opened. */
  private static final List<String> AREAS =
      List.of("crm", "objects", "schemas", "cms", "marketing", "settings", "scheduler", "cpq");

  private static final List<String> VERSIONS = List.of("v2", "batch");

  private static final Map<String, String> NAMES =
      Map.of(
          "custom", "custom objects",
          "commercepayments", "payments",
          "dealsplits", "deal splits",
          "hubdb", "HubDB",
          "account info", "the account",
          "tokens", "tokens");

  /** Those whose names say too little. */
  private static final Map<String, ScopeSentence> SPECIAL =
      Map.ofEntries(
          special(PublicApp.OAUTH, "The account", "Know the account, and who let the app in."),
          special("crm.import", "All records", "Import records of every type."),
          special("crm.export", "All records", "Export records of every type."),
          special("automation", "Automation", "See and change workflows."),
          special("contacts", "Contacts", "See, make, change and delete contacts."),
          special("tickets", "Tickets", "See, make, change and delete tickets."),
          special("content", "Content", "See and change pages, blogs and templates."),
          special("files", "Files", "See, upload, change and delete files."),
          special("forms", "Forms", "See and change forms, and see what was sent by them."),
          special("forms-uploaded-files", "Forms", "See the files that were sent by forms."),
          special("hubdb", "HubDB", "See and change tables of HubDB."),
          special("timeline", "Timeline", "Put events on the timelines of records."),
          special("e-commerce", "E-commerce", "Keep products, orders and line items in step."),
          special("transactional-email", "Email", "Send transactional emails."),
          special("marketing-email", "Email", "Send marketing emails to single contacts."),
          special("sales-email-read", "Email", "See what stands in one-to-one emails."));

  private static Map.Entry<String, ScopeSentence> special(String scope, String about, String text) {
    return Map.entry(scope, new ScopeSentence(about, text));
  }

  static ScopeSentence of(String scope) {
    return Optional.ofNullable(SPECIAL.get(scope)).orElseGet(() -> derived(scope));
  }

  private static ScopeSentence derived(String scope) {
    List<String> words = new ArrayList<>(Arrays.asList(scope.replaceAll("[()]", "").split("[.-]")));
    words.removeAll(VERSIONS);
    String verb = VERBS.get(words.getLast());
    if (verb != null && words.size() > 1) {
      words.removeLast();
    }
    boolean isSchema = words.contains("schemas");
    String values =
        words.remove("highly_sensitive")
            ? "highly sensitive values of "
            : words.remove("sensitive") ? "sensitive values of " : "";
    List<String> things = new ArrayList<>(words);
    things.removeAll(AREAS);
    if (things.isEmpty()) {
      things = words;
    }
    String what = name(String.join(" ", things).replace('_', ' '));
    String does = Optional.ofNullable(verb).orElse("Use");
    String text =
        isSchema
            ? (does.equals("See") ? "See" : "Change") + " which properties " + what + " have."
            : does + " " + values + what + ".";
    return new ScopeSentence(capital(name(things.getFirst().replace('_', ' '))), text);
  }

  private static String name(String words) {
    return NAMES.getOrDefault(words, words);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }
}
