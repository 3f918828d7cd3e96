package dev.axle.reference;

import dev.axle.edge.Access;
import dev.axle.edge.Operation;
import dev.axle.edge.Parameter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A call of an operation in several languages, as its reader would write it. The token is read from
 * the environment ({@code AXLE_TOKEN}); what is sent is the operation's example.
 */
final class Snippets {

  private final Operation operation;
  private final String url;
  private final String path;
  private final boolean open;
  private final String body;

  private Snippets(Described described, String origin) {
    operation = described.operation();
    path = PathTemplate.filled(described.paths().getFirst().template(), Examples::path);
    url = origin + path;
    open = operation.access() instanceof Access.Open;
    body = described.requestExample().map(Examples::written).orElse("");
  }

  /**
   * @param origin scheme and authority of the instance, such as {@code http://localhost:8080}
   */
  static Map<Language, String> of(Described described, String origin) {
    Snippets snippets = new Snippets(described, origin);
    Map<Language, String> all = new EnumMap<>(Language.class);
    all.put(Language.CURL, snippets.curl());
    all.put(Language.NODE, snippets.node());
    all.put(Language.PYTHON, snippets.python());
    all.put(Language.JAVA, snippets.java());
    return all;
  }

  private boolean isFiles() {
    return !operation.parts().isEmpty();
  }

  private String method() {
    return operation.method().name();
  }

  private String curl() {
    StringBuilder curl = new StringBuilder("curl");
    if (!method().equals("GET")) {
      curl.append(" -X ").append(method());
    }
    curl.append(" '").append(url).append('\'');
    if (!open) {
      curl.append(" \\\n  -H \"Authorization: Bearer $AXLE_TOKEN\"");
    }
    for (Parameter part : operation.parts()) {
      curl.append(" \\\n  -F '").append(part.name()).append('=').append(value(part)).append('\'');
    }
    if (!body.isEmpty()) {
      curl.append(" \\\n  -H 'Content-Type: application/json' \\\n  -d '");
      curl.append(body.replace("'", "'\\''")).append('\'');
    }
    return curl.toString();
  }

  private static String value(Parameter part) {
    return switch (part.type()) {
      case FILE -> "@example.csv";
      case JSON -> "{}";
      case TEXT, NUMBER, FLAG, TIME -> Examples.path(part.name());
    };
  }

  private String node() {
    return open || isFiles() ? nodeByFetch() : nodeByClient();
  }

  private String nodeByClient() {
    String sent = body.isEmpty() ? "" : ",\n  body: " + indented(body, "  ");
    return """
        import { Client } from '@hubspot/api-client';

        const client = new Client({
          accessToken: process.env.AXLE_TOKEN,
          basePath: '%s',
        });
        const response = await client.apiRequest({
          method: '%s',
          path: '%s'%s,
        });
        console.log(response.status, await response.text());"""
        .formatted(origin(), method(), path, sent);
  }

  private String nodeByFetch() {
    String form =
        operation.parts().stream()
            .map(
                part ->
                    part.type() == Parameter.Type.FILE
                        ? "form.append('%s', await openAsBlob('example.csv'), 'example.csv');\n"
                            .formatted(part.name())
                        : "form.append('%s', '%s');\n".formatted(part.name(), value(part)))
            .collect(Collectors.joining());
    return (isFiles()
            ? "import { openAsBlob } from 'node:fs';\n\nconst form = new FormData();\n" + form
            : "")
        + "const response = await fetch('%s', {\n  method: '%s',\n".formatted(url, method())
        + (open ? "" : "  headers: { Authorization: `Bearer ${process.env.AXLE_TOKEN}` },\n")
        + (isFiles() ? "  body: form,\n" : "")
        + (body.isEmpty() ? "" : "  body: JSON.stringify(" + indented(body, "  ") + "),\n")
        + "});\nconsole.log(response.status, await response.text());";
  }

  private String origin() {
    return url.substring(0, url.length() - path.length());
  }

  private static String indented(String text, String by) {
    return text.replace("\n", "\n" + by);
  }

  private String python() {
    StringBuilder call = new StringBuilder("import os\nimport requests\n\n");
    call.append("response = requests.request(\n    \"").append(method());
    call.append("\",\n    \"").append(url).append("\",\n");
    if (!open) {
      call.append("    headers={\"Authorization\": f\"Bearer {os.environ['AXLE_TOKEN']}\"},\n");
    }
    if (isFiles()) {
      call.append("    files=[\n");
      for (Parameter part : operation.parts()) {
        call.append("        (\"").append(part.name()).append("\", ");
        call.append(
            part.type() == Parameter.Type.FILE
                ? "open(\"example.csv\", \"rb\")"
                : "(None, '" + value(part) + "')");
        call.append("),\n");
      }
      call.append("    ],\n");
    }
    if (!body.isEmpty()) {
      call.append("    json=").append(indented(pythonic(body), "    ")).append(",\n");
    }
    return call.append(")\nprint(response.status_code, response.text)").toString();
  }

  /** JSON as Python writes it; no text of an example is one of these words. */
  private static String pythonic(String json) {
    return json.replaceAll(": true\\b", ": True").replaceAll(": false\\b", ": False");
  }

  private String java() {
    if (isFiles()) {
      return "// java.net.http has no multipart bodies: use the curl call, or Apache HttpClient's"
          + " MultipartEntityBuilder, with the parts "
          + String.join(", ", operation.parts().stream().map(Parameter::name).toList())
          + ".";
    }
    String publisher =
        body.isEmpty()
            ? "HttpRequest.BodyPublishers.noBody()"
            : "HttpRequest.BodyPublishers.ofString(\"\"\"\n            "
                + indented(body, "            ")
                + "\"\"\")";
    List<String> headers =
        List.of(
            open
                ? ""
                : "        .header(\"Authorization\", \"Bearer \" +"
                    + " System.getenv(\"AXLE_TOKEN\"))\n",
            body.isEmpty() ? "" : "        .header(\"Content-Type\", \"application/json\")\n");
    return """
        HttpRequest request = HttpRequest.newBuilder(URI.create("%s"))
        %s        .method("%s", %s)
                .build();
        HttpResponse<String> response =
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(response.statusCode() + " " + response.body());"""
        .formatted(url, String.join("", headers), method(), publisher);
  }
}
