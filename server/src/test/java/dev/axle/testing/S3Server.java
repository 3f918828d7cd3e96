package dev.axle.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A server that speaks S3, as a process of its own, with one bucket. */
public final class S3Server implements AutoCloseable {

  public static final String BUCKET = "axle-files";

  private static final Pattern PORTS =
      Pattern.compile("Tomcat started on ports .* (\\d+) \\(http\\)");
  private static final int PATIENCE_SECONDS = 20;

  private final Path folder;
  private Process process;
  private int port;

  private S3Server(Path folder) {
    this.folder = folder;
    this.process = begin(0);
    this.port = port(process);
  }

  public static S3Server start(Path folder) {
    return new S3Server(folder);
  }

  private Process begin(int wished) {
    String store = "--com.adobe.testing.s3mock.store.";
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-jar",
            jar(),
            "--server.port=0",
            "--http.port=" + wished,
            store + "root=" + folder,
            store + "retain-files-on-exit=true",
            store + "initial-buckets=" + BUCKET,
            "--spring.main.banner-mode=off");
    try {
      return command.redirectErrorStream(true).start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String jar() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains("s3mock"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no s3mock on the class path"));
  }

  /** Reads what the server says until it names its port, and lets the rest go. */
  private static int port(Process process) {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said.append(line).append('\n');
        Matcher ports = PORTS.matcher(line);
        if (ports.find()) {
          Thread.ofVirtual().start(() -> out.lines().forEach(rest -> {}));
          return Integer.parseInt(ports.group(1));
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    throw new IllegalStateException("no S3 server: " + said);
  }

  /** The settings of an Axle that keeps its bytes here. */
  public Map<String, String> settings() {
    return Map.of(
        "AXLE_S3_BUCKET",
        BUCKET,
        "AXLE_S3_ENDPOINT",
        "http://127.0.0.1:" + port,
        "AXLE_S3_ACCESS_KEY",
        "test-access",
        "AXLE_S3_SECRET_KEY",
        "test-secret");
  }

  /** The keys that lie in the bucket and begin so. */
  public List<String> keys(String prefix) {
    try (S3Client client =
        S3Client.builder()
            .region(Region.US_EAST_1)
            .endpointOverride(URI.create("http://127.0.0.1:" + port))
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      return client
          .listObjectsV2(request -> request.bucket(BUCKET).prefix(prefix))
          .contents()
          .stream()
          .map(S3Object::key)
          .toList();
    }
  }

  /** Takes the server away. What it has kept stays. */
  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Brings the server back, at the same address. */
  public void startAgain() {
    process = begin(port);
    port = port(process);
  }

  @Override
  public void close() {
    stop();
  }
}
