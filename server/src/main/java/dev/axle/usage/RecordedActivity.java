package dev.axle.usage;

import dev.axle.edge.AppId;
import dev.axle.edge.PortalId;
import dev.axle.portals.AppActivity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an app has called, as usage and advice remember it. */
public final class RecordedActivity implements AppActivity {

  private final Usage usage;
  private final AdviceBook advice;

  public RecordedActivity(Usage usage, AdviceBook advice) {
    this.usage = usage;
    this.advice = advice;
  }

  @Override
  public List<Day> days(PortalId portal, AppId app) {
    return usage.days(portal, 30, Optional.of(app)).stream()
        .map(
            day ->
                new Day(
                    day.date(),
                    day.counts().calls(),
                    day.counts().errors4xx() + day.counts().errors5xx()))
        .toList();
  }

  @Override
  public Optional<Unused> unused(PortalId portal, AppId app, Set<String> granted) {
    return advice.unusedScopes(portal, app, granted);
  }
}
