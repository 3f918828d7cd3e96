package dev.axle.crm.search.lucene;

import dev.axle.crm.search.IndexUnusable;
import dev.axle.crm.search.SearchIndex;
import dev.axle.crm.search.SearchIndexes;
import dev.axle.edge.PortalId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NRTCachingDirectory;

/** Indexes in the data folder, one folder for each portal. */
public final class LuceneIndexes implements SearchIndexes {

  private static final int MEGABYTE = 1 << 20;

  /**
   * What is written is kept in memory up to this share of the heap, and this much: more no longer
   * fits into the caches of a processor, and is slower.
   */
  private static final int SHARE_OF_HEAP = 16;

  private static final int MOST_BUFFERED = 24;

  /** Parts of a few records each come with every refresh: those are merged among themselves. */
  static final MergePolicy MERGES = new TieredMergePolicy().setFloorSegmentMB(0.2);

  /** While an index is made, merging its parts would take half of the time. */
  static final MergePolicy FEW_MERGES = new TieredMergePolicy().setSegmentsPerTier(100);

  /** Beyond so many, whoever writes would have to wait for the merges. */
  private static final int MOST_MERGES_WAITING = 64;

  /** Else each refresh would wait for up to half a second until small parts are merged. */
  private static final int NEVER_WAITS_FOR_MERGES = 0;

  private static final double LARGEST_CACHED_SEGMENT = 4;
  private static final double MOST_CACHED = 16;
  private static final int MOST_CLAUSES = 100_000;

  /** It would say at every start that vectors could be compared faster; there are none. */
  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    VECTORS.setLevel(Level.SEVERE);
    IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
  }

  private final Path folder;

  /** Of each index at most one refresh waits. */
  private final ExecutorService refresher =
      Executors.newSingleThreadExecutor(
          work -> Thread.ofPlatform().daemon().name("search-refresher").unstarted(work));

  /**
   * @param folder that is theirs alone
   */
  public LuceneIndexes(Path folder) {
    this.folder = folder;
  }

  @Override
  public Set<PortalId> portals() {
    Set<PortalId> portals = new HashSet<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
      for (Path each : folders) {
        String name = each.getFileName().toString();
        if (name.chars().allMatch(Character::isDigit)) {
          portals.add(new PortalId(Long.parseLong(name)));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException none) {
      return Set.of();
    } catch (IOException unreadable) {
      throw new IndexUnusable(folder + " can't be read", unreadable);
    }
    return portals;
  }

  @Override
  public SearchIndex open(PortalId portal) {
    Path own = folder.resolve(portal.toString());
    try {
      Files.createDirectories(own);
      Directory directory =
          new NRTCachingDirectory(new MMapDirectory(own), LARGEST_CACHED_SEGMENT, MOST_CACHED);
      try {
        return new LuceneIndex(directory, config(), refresher);
      } catch (IOException | RuntimeException unusable) {
        directory.close();
        throw unusable;
      }
    } catch (IOException | IllegalArgumentException | IllegalStateException unusable) {
      throw new IndexUnusable("the index in " + own + " can't be opened", unusable);
    }
  }

  private static IndexWriterConfig config() {
    ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
    merges.setMaxMergesAndThreads(MOST_MERGES_WAITING, 1);
    long share = Runtime.getRuntime().maxMemory() / MEGABYTE / SHARE_OF_HEAP;
    return new IndexWriterConfig(new NoAnalyzer())
        .setCommitOnClose(false)
        .setMergePolicy(MERGES)
        .setMaxFullFlushMergeWaitMillis(NEVER_WAITS_FOR_MERGES)
        .setMergeScheduler(merges)
        .setRAMBufferSizeMB(Math.clamp(share, 8, MOST_BUFFERED));
  }

  /** Fields bring their words themselves. */
  private static final class NoAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      throw new IllegalStateException("the field " + field + " brings no words of its own");
    }
  }

  @Override
  public void delete(PortalId portal) {
    Path own = folder.resolve(portal.toString());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(own)) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(own);
    } catch (NoSuchFileException gone) {
      return;
    } catch (IOException undeletable) {
      throw new IndexUnusable(own + " can't be deleted", undeletable);
    }
  }

  @Override
  public void close() {
    refresher.shutdownNow();
  }
}
