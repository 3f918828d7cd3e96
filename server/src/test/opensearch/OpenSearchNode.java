import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.painless.PainlessModulePlugin;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * A real OpenSearch of one node, for this machine only. It runs from source, on a class path of its
 * own: folder and port (0 takes a free one) are the arguments, the address is the first line of
 * output, and it ends when its input does, so it never outlives whoever started it.
 */
final class OpenSearchNode extends Node {

  private OpenSearchNode(Settings settings) {
    super(
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "node"),
        List.of(module(Netty4ModulePlugin.class), module(PainlessModulePlugin.class)),
        true);
  }

  private static PluginInfo module(Class<?> plugin) {
    String name = plugin.getName();
    return new PluginInfo(name, name, "NA", Version.CURRENT, "21", name, null, List.of(), false);
  }

  private String address() {
    return "http:/"
        + injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress().address();
  }

  public static void main(String[] arguments) throws Exception {
    Settings settings =
        Settings.builder()
            .put("cluster.name", "axle-test")
            .put("discovery.type", "single-node")
            .put("path.home", Path.of(arguments[0]))
            .put("network.host", "127.0.0.1")
            .put("http.port", arguments[1])
            .put("http.type", "netty4")
            .put("transport.port", "0")
            .put("transport.type", "netty4")
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    try (OpenSearchNode node = new OpenSearchNode(settings)) {
      node.start();
      System.out.println(node.address());
      awaitEndOfInput();
    }
  }

  private static void awaitEndOfInput() throws IOException {
    int read = 0;
    while (read >= 0) {
      read = System.in.read();
    }
  }
}
