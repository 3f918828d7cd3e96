package dev.axle.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The guides of {@code docs/guides}, which the build puts beside this class. */
final class Guides {

  static final String PATH = "/docs/guides";

  /** In the order in which they are to be read. */
  private static final List<String> NAMES =
      List.of("first-call", "private-apps", "oauth", "errors", "limits");

  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());

  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .escapeHtml(true)
          .sanitizeUrls(true)
          .attributeProviderFactory(context -> Guides::attributes)
          .build();

  private final List<Guide> all = NAMES.stream().map(Guides::read).toList();

  List<Guide> all() {
    return all;
  }

  Optional<Guide> named(String name) {
    return all.stream().filter(guide -> guide.name().equals(name)).findFirst();
  }

  private static Guide read(String name) {
    try (InputStream in = Guides.class.getResourceAsStream("guides/" + name + ".md")) {
      if (in == null) {
        throw new IllegalStateException("missing guide " + name);
      }
      return guide(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Guide guide(String name, String markdown) {
    Node document = PARSER.parse(markdown);
    Links links = new Links();
    document.accept(links);
    return new Guide(name, links.title.toString(), RENDERER.render(document));
  }

  private static void attributes(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof TableBlock && tag.equals("table")) {
      attributes.put("class", "table");
      attributes.put("tabindex", "0");
    }
    if (node instanceof FencedCodeBlock && tag.equals("pre")) {
      attributes.put("tabindex", "0");
    }
  }

  /** Leads links between guides to their pages, drops others, and finds the title on the way. */
  private static final class Links extends AbstractVisitor {

    private final StringBuilder title = new StringBuilder();

    @Override
    public void visit(Heading heading) {
      if (heading.getLevel() == 1 && heading.getFirstChild() instanceof Text text) {
        title.append(text.getLiteral());
      }
      visitChildren(heading);
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      String target = link.getDestination();
      if (target.startsWith("../")) {
        unlink(link);
      } else if (!target.contains(":")) {
        link.setDestination(target.replaceFirst("^([\\w-]+)\\.md", PATH + "/$1"));
      }
    }

    /** What is no guide is read in the repository, and has no page. */
    private static void unlink(Link link) {
      while (link.getLastChild() != null) {
        link.insertAfter(link.getLastChild());
      }
      link.unlink();
    }
  }
}
